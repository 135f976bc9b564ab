import { expect, test } from '@playwright/test';
import { defaultGenerates } from '../../../src/plan/default-generates.ts';
import { openRequest, type RunRequest, termsOf, withTimeout } from '../../../src/run/run-request.ts';
import { loadSettings, SettingsError } from '../../../src/settings/load-settings.ts';

const settings = {
  methods: null,
  edition: '2026-08',
  deviations: 'known.yaml',
  reportDir: 'somewhere',
  history: 'runs.ndjson',
};
const silent = { methods: null, edition: null, deviations: null, reportDir: null, history: null };

test('an option goes before a setting, and a setting before the default', () => {
  const asked: RunRequest = { ...openRequest, edition: '2024-12', deviations: 'own.yaml', reportDir: 'here' };

  expect(termsOf(asked, settings)).toMatchObject({
    addresses: [{ method: 'im.dialog.writing', edition: '2024-12' }],
    deviations: 'own.yaml',
    reportDir: 'here',
  });
  const { methods: _, edition, ...others } = settings;
  expect(termsOf(openRequest, settings)).toMatchObject({
    ...others,
    addresses: [{ method: 'im.dialog.writing', edition }],
  });
  expect(termsOf(openRequest, silent)).toEqual({
    asked: { methods: 'im.dialog.writing', edition: null },
    strict: false,
    only: null,
    repeat: null,
    fuzz: defaultGenerates.runs,
    seed: defaultGenerates.seed,
    addresses: [{ method: 'im.dialog.writing', edition: '2024-12' }],
    deviations: null,
    reportDir: 'reports/latest',
    history: null,
    earlier: {},
  });
});

test('a portal elsewhere gets generated requests only when somebody asks for them', () => {
  const url = (origin: string) => ({ B24_WEBHOOK_URL: `${origin}/rest/1/c0dec0dec0dec0de/` });
  const live = loadSettings({ ...url('https://portal.example'), B24_LIVE_HOST: 'portal.example' });
  const own = loadSettings(url('http://127.0.0.1:8080'));

  expect(termsOf(openRequest, live).fuzz).toBe(0);
  expect(termsOf({ ...openRequest, fuzz: 5, seed: 9 }, live)).toMatchObject({ fuzz: 5, seed: 9 });
  expect(termsOf(openRequest, own).fuzz).toBe(defaultGenerates.runs);
  expect(termsOf({ ...openRequest, fuzz: 0 }, own).fuzz).toBe(0);
});

test('a time-out that is asked for holds for the target too', () => {
  const webhook = {
    B24_WEBHOOK_URL: 'https://portal.example/rest/1/c0dec0dec0dec0de/',
    B24_LIVE_HOST: 'portal.example',
  };
  const live = loadSettings(webhook);

  expect(live.target).not.toBeNull();
  expect(withTimeout(live, openRequest)).toBe(live);
  expect(withTimeout(live, { ...openRequest, timeoutMs: 123 })).toMatchObject({
    timeoutMs: 123,
    target: { timeoutMs: 123 },
  });
  expect(withTimeout(loadSettings({}), { ...openRequest, timeoutMs: 123 })).toMatchObject({
    timeoutMs: 123,
    target: null,
  });
});

test('settings that cannot be used are refused by name, and no value is shown', () => {
  const secret = 'c0dec0dec0dec0de';
  const refuse = () => loadSettings({ B24_WEBHOOK_URL: `https://portal.example/rest/1/${secret}/` });

  expect(refuse).toThrow(SettingsError);
  expect(refuse).toThrow(/B24_LIVE_HOST/);
  expect(refuse).not.toThrow(new RegExp(secret));
});
