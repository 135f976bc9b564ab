import { expect, test } from '@playwright/test';
import { expectationOf } from '../../../../src/plan/generated/expectation.ts';
import { plannedRequest, type RequestDraft } from '../../../../src/plan/planned-request.ts';
import { contractOf, makeCase } from '../context.ts';

const contract = await contractOf();
const raw = (text: string, contentType = 'application/json') => ({
  raw: { contentType, base64: Buffer.from(text).toString('base64') },
});

/** The keys of an expectation's requests and its documented responses; null where there is none. */
function expectation(check: string, clause: string, draft: RequestDraft) {
  const found = expectationOf(contract, makeCase(check, { clause }), plannedRequest(contract, draft));
  return found === null ? null : { ...found, requests: found.requests.map(({ key }) => key) };
}

const keyOf = (draft: RequestDraft) => plannedRequest(contract, draft).key;
const malformed = { parameters: { DIALOG_ID: 'abc' } };
const empty = { status: 400, code: 'DIALOG_ID_EMPTY' };

test('a plain request of one class is held against what is documented for it', () => {
  expect(expectation('outcome', 'dialog-id-malformed', malformed)).toEqual({
    requests: [keyOf(malformed)],
    prefers: [empty],
    accepts: [],
  });
});

test('a request that is not plain, of another class or of several, is not', () => {
  const drafts: readonly RequestDraft[] = [
    { ...malformed, encoding: 'post-form' },
    { ...malformed, suffix: '.json' },
    { ...malformed, query: { A: '1' } },
    { ...malformed, ...raw('{}') },
    { ...malformed, rawQuery: 'a=b' },
    { ...malformed, method: 'profile' },
    { parameters: { DIALOG_ID: 'chatX' } },
  ];
  expect(drafts.map((draft) => expectation('outcome', 'dialog-id-malformed', draft))).toEqual(
    drafts.map(() => null),
  );
  expect(expectation('outcome', 'accepts-chat', { parameters: { DIALOG_ID: 'chat13' } })).toBeNull();
});

test('parameters by another way are held against a JSON body with the same', () => {
  const byQuery: RequestDraft = { query: { dialog_id: 'x' }, encoding: 'post-form' };
  const same = { DIALOG_ID: 'x' };

  expect(expectation('same-outcome', 'name-case', byQuery)).toEqual({
    requests: [keyOf({ parameters: same }), keyOf(byQuery)],
    prefers: [],
    accepts: [],
  });
  const none: readonly RequestDraft[] = [
    { parameters: same },
    { ...byQuery, ...raw('{}') },
    { ...byQuery, rawQuery: 'a=b' },
    { ...byQuery, method: 'profile' },
    { parameters: { DIALOG_ID: 'x', A: '1' }, query: { DIALOG_ID: 'y', A: '1' } },
  ];
  expect(none.map((draft) => expectation('same-outcome', 'name-case', draft))).toEqual(none.map(() => null));
});

test('a body that calls itself JSON and is none is held against no parameters', () => {
  const broken: RequestDraft = { parameters: {}, ...raw('{"a') };

  expect(expectation('no-parameters', 'malformed-json', broken)).toEqual({
    requests: [keyOf({}), keyOf(broken)],
    prefers: [empty, { status: 400, code: 'CHAT_ID_EMPTY' }],
    accepts: [],
  });
  const none: readonly RequestDraft[] = [malformed, raw('{"a":1}'), raw('{"a', 'text/plain')];
  expect(none.map((draft) => expectation('no-parameters', 'malformed-json', draft))).toEqual([
    null,
    null,
    null,
  ]);
});

test('any request is tried by a clause about every response', () => {
  const odd: RequestDraft = { ...malformed, ...raw('{"a'), method: 'profile' };

  expect(expectation('no-crash', 'no-crash', odd)).toEqual({
    requests: [keyOf(odd)],
    prefers: [],
    accepts: [],
  });
});
