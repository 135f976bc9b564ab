import { expect, test } from '@playwright/test';
import type { Capability } from '../../../src/plan/case.ts';
import { countRequests } from '../../../src/plan/make-plan.ts';
import { fitCase, missingFor, needsOfRequest, selectionOf } from '../../../src/plan/select-cases.ts';
import { planEdition, requestsOf } from './editions-plan.ts';

const all: readonly Capability[] = [
  'webhook',
  'oauth',
  'chat',
  'user',
  'foreign-chat',
  'group',
  'open-chat',
  'me',
];

async function selected(text: string, verdicts?: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const { plan } = await planEdition('2024-12');
  return plan.filter((planned) => selectionOf(text, verdicts)?.includes(planned)).map(({ id }) => id);
}

test('an id selects its case', async () => {
  expect(await selected('accepts-chat/chat')).toEqual(['accepts-chat/chat']);
});

test('a clause selects all its cases', async () => {
  expect(await selected('zero-ids')).toEqual([
    'zero-ids/zero-user',
    'zero-ids/zero-chat',
    'zero-ids/chat-two-zeros',
    'zero-ids/user-two-zeros',
    'zero-ids/generated',
  ]);
});

test('patterns are joined by commas, with blanks around them or none, and stars for any text', async () => {
  expect(await selected(' accepts-* ,  no-such-chat/* ,,')).toEqual([
    'accepts-chat/chat',
    'accepts-user/user',
    'no-such-chat/absent-chat',
  ]);
});

test('a star stands for any text, slashes included; everything else stands for itself', async () => {
  expect((await selected('*')).length).toBe((await planEdition('2024-12')).plan.length);
  expect(await selected('accepts.chat')).toEqual([]);
  expect(await selected('accepts-')).toEqual([]);
  expect(await selected('(accepts-chat|x)')).toEqual([]);
  expect((await selected('same-*/chat/*.json')).every((id) => /^same-.*\/chat\/.*\.json$/.test(id))).toBe(
    true,
  );
  expect(await selected('same-*/chat/*.json')).toHaveLength(4);
});

test('levels and verdicts select too', async () => {
  const { plan } = await planEdition('2024-12');
  const should = plan.filter(({ level }) => level === 'SHOULD').map(({ id }) => id);
  const verdicts = new Map([
    ['zero-ids/zero-chat', 'fail'],
    ['accepts-chat/chat', 'pass'],
  ]);

  expect(should.length).toBeGreaterThan(0);
  expect(await selected('level:should')).toEqual(should);
  expect(await selected('level:SHOULD')).toEqual(should);
  expect(await selected('verdict:fail', verdicts)).toEqual(['zero-ids/zero-chat']);
  expect(await selected('verdict:fail')).toEqual([]);
});

test('no pattern is no selection, and an empty one selects nothing', async () => {
  expect(selectionOf(null)).toBeNull();
  expect(await selected('')).toEqual([]);
  expect(await selected(' , ')).toEqual([]);
});

test('only an id that stands in the text was asked for by name', () => {
  const selection = selectionOf('accepts-chat/chat, zero-ids, no-*');

  expect(selection?.text).toBe('accepts-chat/chat, zero-ids, no-*');
  expect(selection?.names('accepts-chat/chat')).toBe(true);
  expect(selection?.names('zero-ids/zero-chat')).toBe(false);
  expect(selection?.names('no-such-chat/absent-chat')).toBe(false);
});

test('a target that offers all can run every case as it was planned', async () => {
  const { plan } = await planEdition('2026-08');
  const capabilities = new Set(all);
  expect(plan.filter((planned) => missingFor(planned, capabilities) !== null)).toEqual([]);
  expect(plan.map((planned) => fitCase(planned, capabilities))).toEqual(plan);
});

test('a case that cannot be run says which setting is missing', async () => {
  const { plan } = await planEdition('2024-12');
  const reasonOf = (id: string, ...capabilities: Capability[]) => {
    const planned = plan.find((one) => one.id === id);
    return planned === undefined ? 'no such case' : missingFor(planned, new Set(capabilities));
  };

  expect(reasonOf('accepts-chat/chat', 'webhook')).toBe('Not run: B24_CHAT_DIALOG_ID is not set.');
  expect(reasonOf('access-denied/foreign-chat', 'webhook')).toBe(
    'Not run: neither B24_FORBIDDEN_DIALOG_ID nor B24_SECOND_WEBHOOK_URL is set.',
  );
  expect(reasonOf('same-by-any-encoding/user/auth-body', 'webhook')).toBe(
    'Not run: B24_USER_DIALOG_ID is not set; B24_PORTAL_URL and B24_ACCESS_TOKEN are not set.',
  );
  expect(reasonOf('bad-credentials/wrong-code/post-json', 'oauth')).toBe(
    'Not run: B24_WEBHOOK_URL is not set.',
  );
  expect(reasonOf('bad-credentials/wrong-token/post-json', 'webhook')).toBe(
    'Not run: B24_PORTAL_URL and B24_ACCESS_TOKEN are not set.',
  );
  expect(reasonOf('dialog-id-malformed/malformed-user-id')).toBeNull();
});

test('a case needs what its requests need, unless it does without some', async () => {
  const { plan } = await planEdition('2026-08');
  for (const planned of plan.filter(
    ({ runWide, partial }) => runWide === undefined && partial === undefined,
  )) {
    const needs = new Set(requestsOf(planned).flatMap((request) => [...needsOfRequest(request)]));
    expect([...needs].sort(), planned.id).toEqual([...planned.needs].sort());
  }
});

test('a case that is run-wide or partial does without the requests that a target cannot serve', async () => {
  const { plan } = await planEdition('2024-12');
  const runWideCases = plan.filter(({ runWide, partial }) => runWide !== undefined || partial !== undefined);
  const poor: ReadonlySet<string> = new Set(['webhook', 'user']);

  expect(runWideCases.length).toBeGreaterThan(10);
  for (const planned of runWideCases) {
    const fitted = fitCase(planned, poor);
    expect(missingFor(planned, poor), planned.id).toBeNull();
    expect(requestsOf(fitted).length, planned.id).toBeGreaterThan(0);
    expect(requestsOf(fitted)).toEqual(
      requestsOf(planned).filter((request) => [...needsOfRequest(request)].every((need) => poor.has(need))),
    );
    expect({ ...fitted, steps: [] }).toEqual({ ...planned, steps: [] });
  }
});

test('a request is counted once, however many cases ask for it', async () => {
  const { plan } = await planEdition('2024-12');
  const [first] = plan;

  expect(countRequests([])).toBe(0);
  expect(first && countRequests([first, first, first])).toBe(first && countRequests([first]));
});
