import { expect, test } from '@playwright/test';
import { readSettings, type SettingProblem, type Settings } from '../../../src/settings/settings.ts';

const context = { editions: () => ['2024-12', '2026-08'] };
const webhook = 'http://127.0.0.1:8080/rest/7/s3cretC0deOfHook/';
const live = 'https://b24.example.com/rest/7/s3cretC0deOfHook/';
const token = { B24_PORTAL_URL: 'http://localhost:8080', B24_ACCESS_TOKEN: 's3cretT0ken' };
const refresh = {
  B24_REFRESH_TOKEN: 's3cretRefresh',
  B24_CLIENT_ID: 'app.1',
  B24_CLIENT_SECRET: 's3cretClient',
  B24_OAUTH_URL: 'http://127.0.0.1:9/oauth/token/',
};

function settingsOf(env: Record<string, string | undefined>): Settings {
  const read = readSettings(env, context);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.settings;
}

function problemsOf(env: Record<string, string | undefined>): readonly SettingProblem[] {
  const read = readSettings(env, context);
  return 'problems' in read ? read.problems : [];
}

test('no setting means the embedded portal', () => {
  expect(settingsOf({ PATH: '/bin', B24_WEBHOOK_URL: '', B24_RATE: '  ', B24_EDITION: undefined })).toEqual({
    target: null,
    methods: null,
    edition: null,
    deviations: null,
    reportDir: null,
    history: null,
    timeoutMs: 10_000,
    rate: null,
    warnings: [],
  });
});

test('a webhook names a portal', () => {
  const settings = settingsOf({
    B24_WEBHOOK_URL: webhook.slice(0, -1),
    B24_CHAT_DIALOG_ID: 'chat13',
    B24_USER_DIALOG_ID: '13',
    B24_FORBIDDEN_DIALOG_ID: 'chat99',
    B24_GROUP_DIALOG_ID: 'sg5',
    B24_SECOND_WEBHOOK_URL: 'http://127.0.0.1:8080/rest/9/an0therC0de/',
    B24_EDITION: '2026-08',
    B24_DEVIATIONS: 'known.yaml',
    B24_REPORT_DIR: 'out',
    B24_TIMEOUT_MS: '2500',
    B24_RATE: '0.5',
  });
  expect(settings).toMatchObject({
    edition: '2026-08',
    deviations: 'known.yaml',
    reportDir: 'out',
    timeoutMs: 2500,
  });
  expect(settings.target).toEqual({
    kind: 'live',
    name: '127.0.0.1:8080',
    origin: 'http://127.0.0.1:8080',
    restPath: '/rest/',
    webhook: { userId: '7', code: 's3cretC0deOfHook' },
    oauth: null,
    secondWebhook: { userId: '9', code: 'an0therC0de' },
    fixtures: { chat: 'chat13', user: '13', 'foreign-chat': 'chat99', group: 'sg5' },
    timeoutMs: 2500,
    rate: { perSecond: 0.5, burst: 48 },
    network: { proxies: {}, caFiles: [], basicAuth: null },
    connections: 8,
  });
});

test('a box may be in a folder', () => {
  const { target } = settingsOf({ B24_WEBHOOK_URL: 'http://localhost/our/box/rest/admin/c0dec0de' });
  expect(target).toMatchObject({
    origin: 'http://localhost',
    restPath: '/our/box/rest/',
    webhook: { userId: 'admin' },
  });
  expect(settingsOf({ ...token, B24_PORTAL_URL: 'http://[::1]:81/box/' }).target?.restPath).toBe(
    '/box/rest/',
  );
});

test('a token names a portal too, and may be renewable', () => {
  expect(settingsOf(token).target).toMatchObject({
    webhook: null,
    oauth: { accessToken: 's3cretT0ken' },
    rate: null,
  });
  expect(settingsOf({ ...token, ...refresh }).target?.oauth).toEqual({
    accessToken: 's3cretT0ken',
    refreshToken: 's3cretRefresh',
    clientId: 'app.1',
    clientSecret: 's3cretClient',
    tokenUrl: 'http://127.0.0.1:9/oauth/token/',
  });
});

test('another machine is called only when its host is confirmed, and slowly', () => {
  for (const host of ['b24.example.com', 'B24.EXAMPLE.COM', 'b24.example.com:443']) {
    const { target } = settingsOf({ B24_WEBHOOK_URL: live, B24_LIVE_HOST: host });
    expect(target).toMatchObject({ name: 'b24.example.com', rate: { perSecond: 2, burst: 48 } });
  }
  expect(
    settingsOf({ B24_WEBHOOK_URL: live.replace('.com', '.com:8443'), B24_LIVE_HOST: 'b24.example.com:8443' }),
  ).toBeDefined();
  for (const host of [undefined, 'example.com', 'b24.example.com:8443', 'https://b24.example.com']) {
    expect(problemsOf({ B24_WEBHOOK_URL: live, B24_LIVE_HOST: host })).toEqual([
      expect.objectContaining({
        setting: 'B24_LIVE_HOST',
        remedy: expect.stringContaining('b24.example.com'),
      }),
    ]);
  }
  for (const host of ['0.0.0.0', '128.0.0.1', 'localhost.example.com', '127.0.0.1.example.com', '10.0.0.1']) {
    const [problem] = problemsOf({ B24_WEBHOOK_URL: `http://${host}/rest/7/s3cretC0deOfHook/` });
    expect(problem?.setting).toBe('B24_LIVE_HOST');
  }
});

test('an OAuth server elsewhere needs https and a confirmed host', () => {
  const elsewhere = { ...token, ...refresh, B24_OAUTH_URL: 'https://oauth.example.com/' };
  expect(problemsOf(elsewhere).map(({ setting }) => setting)).toEqual(['B24_LIVE_HOST']);
  expect(problemsOf({ ...elsewhere, B24_LIVE_HOST: 'oauth.example.com' })).toEqual([]);
  const plain = {
    ...elsewhere,
    B24_OAUTH_URL: 'http://oauth.example.com/',
    B24_LIVE_HOST: 'oauth.example.com',
  };
  expect(problemsOf(plain).map(({ setting }) => setting)).toEqual(['B24_OAUTH_URL']);
});

const refused: Record<string, [env: Record<string, string>, setting: string, says: string]> = {
  'a webhook that is no URL': [{ B24_WEBHOOK_URL: 'b24.example.com/rest/7/code/' }, 'B24_WEBHOOK_URL', 'no'],
  'another scheme': [{ B24_WEBHOOK_URL: 'ftp://localhost/rest/7/codecode/' }, 'B24_WEBHOOK_URL', 'https://'],
  'a method behind the code': [
    { B24_WEBHOOK_URL: `${webhook}im.dialog.writing` },
    'B24_WEBHOOK_URL',
    'method',
  ],
  'a webhook without a code': [{ B24_WEBHOOK_URL: 'http://localhost/rest/7/' }, 'B24_WEBHOOK_URL', 'code'],
  'a webhook without /rest/': [{ B24_WEBHOOK_URL: 'http://localhost/7/code/' }, 'B24_WEBHOOK_URL', '/rest/'],
  'the address of REST 3.0': [
    { B24_WEBHOOK_URL: 'http://localhost/rest/api/7/code/' },
    'B24_WEBHOOK_URL',
    '3.0',
  ],
  'a query': [{ B24_WEBHOOK_URL: `${webhook}?x=1` }, 'B24_WEBHOOK_URL', 'query'],
  'a fragment': [{ B24_WEBHOOK_URL: `${webhook}#x` }, 'B24_WEBHOOK_URL', 'fragment'],
  'a password': [{ B24_WEBHOOK_URL: webhook.replace('//', '//u:p@') }, 'B24_WEBHOOK_URL', 'password'],
  'a strange code': [
    { B24_WEBHOOK_URL: 'http://localhost/rest/7/co%20de/' },
    'B24_WEBHOOK_URL',
    'characters',
  ],
  'a webhook beside a token': [{ B24_WEBHOOK_URL: webhook, ...token }, 'B24_PORTAL_URL', 'beside'],
  'a token without a portal': [{ B24_ACCESS_TOKEN: 's3cretT0ken' }, 'B24_PORTAL_URL', 'missing'],
  'a portal without a token': [{ B24_PORTAL_URL: 'http://localhost' }, 'B24_ACCESS_TOKEN', 'missing'],
  'a webhook as the portal': [{ ...token, B24_PORTAL_URL: webhook }, 'B24_PORTAL_URL', 'webhook'],
  'a token with a space': [{ ...token, B24_ACCESS_TOKEN: 's3cret T0ken' }, 'B24_ACCESS_TOKEN', 'spaces'],
  'half of the renewal': [{ ...token, ...refresh, B24_CLIENT_ID: '' }, 'B24_CLIENT_ID', 'missing'],
  'renewal of a webhook': [{ B24_WEBHOOK_URL: webhook, ...refresh }, 'B24_REFRESH_TOKEN', 'beside'],
  'a dialog without a portal': [{ B24_CHAT_DIALOG_ID: 'chat13' }, 'B24_WEBHOOK_URL', 'B24_CHAT_DIALOG_ID'],
  'a host without a portal': [{ B24_LIVE_HOST: 'x.example' }, 'B24_WEBHOOK_URL', 'missing'],
  'a chat that is none': [
    { B24_WEBHOOK_URL: webhook, B24_CHAT_DIALOG_ID: '13' },
    'B24_CHAT_DIALOG_ID',
    'dialog id',
  ],
  'a user that is none': [
    { B24_WEBHOOK_URL: webhook, B24_USER_DIALOG_ID: 'chat13' },
    'B24_USER_DIALOG_ID',
    'dialog id',
  ],
  'a group that is none': [
    { B24_WEBHOOK_URL: webhook, B24_GROUP_DIALOG_ID: '5' },
    'B24_GROUP_DIALOG_ID',
    'dialog id',
  ],
  'oneself as the user': [
    { B24_WEBHOOK_URL: webhook, B24_USER_DIALOG_ID: '7' },
    'B24_USER_DIALOG_ID',
    'own user',
  ],
  'one chat twice': [
    { B24_WEBHOOK_URL: webhook, B24_CHAT_DIALOG_ID: 'chat13', B24_FORBIDDEN_DIALOG_ID: 'chat13' },
    'B24_FORBIDDEN_DIALOG_ID',
    'the same',
  ],
  'a second webhook elsewhere': [
    { B24_WEBHOOK_URL: webhook, B24_SECOND_WEBHOOK_URL: 'http://127.0.0.1:81/rest/9/an0therC0de/' },
    'B24_SECOND_WEBHOOK_URL',
    'another portal',
  ],
  'an unknown edition': [{ B24_EDITION: '2026-8' }, 'B24_EDITION', 'no known edition'],
  'a time-out in words': [{ B24_TIMEOUT_MS: '10s' }, 'B24_TIMEOUT_MS', 'range'],
  'no time at all': [{ B24_TIMEOUT_MS: '0' }, 'B24_TIMEOUT_MS', 'range'],
  'a rate of nothing': [{ B24_RATE: '0' }, 'B24_RATE', 'range'],
  'a target that is none': [{ B24_TARGET: 'prod' }, 'B24_TARGET', 'neither'],
  'methods that are none': [{ B24_METHODS: 'im dialog' }, 'B24_METHODS', 'methods'],
  'a token that nobody put in': [
    { ...token, B24_ACCESS_TOKEN: '$(B24_ACCESS_TOKEN)' },
    'B24_ACCESS_TOKEN',
    "another variable's name",
  ],
  'a name in small letters': [{ b24_webhook_url: webhook }, 'b24_webhook_url', 'not a setting'],
  'a misspelt name without a value': [{ B24_WEBHOK_URL: '' }, 'B24_WEBHOK_URL', 'not a setting'],
  'a misspelt name': [{ B24_WEBHOK_URL: webhook }, 'B24_WEBHOK_URL', 'not a setting'],
};

for (const [name, [env, setting, says]] of Object.entries(refused)) {
  test(`${name} is refused without showing a value`, () => {
    const problems = problemsOf(env);
    expect(problems[0]).toMatchObject({ setting, problem: expect.stringContaining(says) });
    expect(problems[0]?.remedy).toMatch(/\w/);
    expect(JSON.stringify(problems)).not.toMatch(/s3cret/i);
  });
}

test('a misspelt name is answered with the nearest one, a foreign one is left to its owner', () => {
  expect(problemsOf({ B24_WEBHOK_URL: 'x' })[0]?.remedy).toBe('Did you mean B24_WEBHOOK_URL?');
  expect(problemsOf({ B24_SOMETHING_ELSE: 'x' })[0]?.remedy).toContain('.env.example');
  expect('settings' in readSettings({ B24_INNER: 'x' }, { ...context, alsoKnown: ['B24_INNER'] })).toBe(true);
});

test('all problems are told at once', () => {
  const problems = problemsOf({
    B24_RATE: 'fast',
    B24_EDITION: '1999',
    B24_CHAT_DIALOG_ID: 'x',
    B24_PORTAL_URL: 'y',
  });
  expect(problems.length).toBeGreaterThanOrEqual(4);
});

function choose(choice: 'live' | 'embedded' | null, env: Record<string, string>) {
  const read = readSettings(env, { ...context, choice });
  return 'problems' in read
    ? read.problems.map(({ setting }) => setting)
    : (read.settings.target?.name ?? null);
}

test('the embedded portal is taken by name whatever is configured, and a half portal does not matter then', () => {
  expect(choose('embedded', { B24_WEBHOOK_URL: webhook })).toBeNull();
  expect(choose(null, { B24_WEBHOOK_URL: webhook, B24_TARGET: 'embedded' })).toBeNull();
  expect(choose('embedded', { B24_PORTAL_URL: 'https://portal.example', CI: 'true' })).toBeNull();
  expect(choose('live', { B24_WEBHOOK_URL: webhook, B24_TARGET: 'embedded' })).toBe('127.0.0.1:8080');
});

test('a live portal that was asked for must be configured', () => {
  expect(choose('live', {})).toEqual(['B24_WEBHOOK_URL']);
  expect(choose(null, { B24_TARGET: 'live' })).toEqual(['B24_WEBHOOK_URL']);
  expect(choose('live', { B24_WEBHOOK_URL: ' ' })).toEqual(['B24_WEBHOOK_URL']);
});

test('in CI a portal whose secret is empty is refused, and none at all is the embedded one', () => {
  const secret = { B24_WEBHOOK_URL: '', B24_LIVE_HOST: 'portal.example' };
  const [problem] = problemsOf({ ...secret, CI: 'true' });
  expect(problem).toMatchObject({ setting: 'B24_WEBHOOK_URL', problem: expect.stringContaining('fork') });
  expect(choose(null, { CI: 'true' })).toBeNull();
  expect(choose(null, { CI: 'false', B24_WEBHOOK_URL: '' })).toBeNull();
  expect(choose('embedded', { CI: 'true', B24_WEBHOOK_URL: '' })).toBeNull();
  expect(choose(null, { CI: 'true', B24_WEBHOOK_URL: webhook, B24_ACCESS_TOKEN: '' })).toBe('127.0.0.1:8080');
});
