import { expect, test } from '@playwright/test';
import type { CallReply } from '../../../../src/sdk/protocol.ts';
import { codesBy, type MadeCall, madeSeen, portalError } from './made-observation.ts';

const denied = portalError(403, 'ACCESS_ERROR', 'No');
const page: MadeCall = { status: 502, type: 'text/html', body: '<html></html>' };
const told = (error: CallReply['error']): Partial<CallReply> => ({ outcome: 'error', error: error ?? null });
const nothingTold: Partial<CallReply> = { outcome: 'result', result: null, result_kind: 'undefined' };

test('a success has to yield true', () => {
  const judge = (calls: readonly MadeCall[], reply: Partial<CallReply>) =>
    codesBy('success-is-true', madeSeen('success-bare', calls, reply));
  expect([
    judge([{}], {}),
    judge([denied, {}], {}),
    judge([{}], { result: 'true', result_kind: 'string' }),
    judge([{}], nothingTold),
    judge([{}], told({})),
    judge([denied], {}),
  ]).toEqual([[], [], ['result-differs'], ['result-differs'], ['success-as-error'], null]);
});

test('what is no success has to yield an error', () => {
  const judge = (calls: readonly MadeCall[], reply: Partial<CallReply> = {}) =>
    codesBy('error-is-error', madeSeen('access-error', calls, reply));
  const half: MadeCall = { complete: false };
  expect([
    judge([denied]),
    judge([denied], nothingTold),
    judge([{ ...denied, status: 200 }]),
    judge([page]),
    judge([{ body: 'null' }]),
    judge([{ body: '' }]),
    judge([half]),
    judge([{ status: null }]),
    judge([]),
    judge([denied], told({})),
    judge([denied, {}]),
    judge([{}]),
  ]).toEqual([...Array.from({ length: 9 }, () => ['false-success']), [], null, null]);
});

test('of many calls no more may succeed than the portal let through', () => {
  const one = { outcome: 'result', result: true, result_kind: 'boolean' } as const;
  const limited = portalError(503, 'QUERY_LIMIT_EXCEEDED');
  const seen = (calls: readonly MadeCall[]) => madeSeen('sixty-at-once', calls, { calls: [one, one] });
  expect(
    [
      [{}, {}],
      [{}, limited, {}],
      [{}, limited],
    ].map((calls) => codesBy('error-is-error', seen(calls))),
  ).toEqual([[], [], ['false-success']]);
});

test('the code is a field, unchanged', () => {
  const judge = (error: CallReply['error']) =>
    codesBy('code-as-field', madeSeen('access-error', [denied], told(error)));
  expect([
    judge({ code: 'ACCESS_ERROR', code_from: 'property' }),
    judge({ code: 'ACCESS_ERROR', code_from: 'body' }),
    judge({ code: 'ACCESS_ERROR', code_from: 'message' }),
    judge({ code: 'ACCESS_ERROR', code_from: 'none' }),
    judge({ code: null, message: 'ACCESS_ERROR: No' }),
    judge({ code: 'ERR_BAD_REQUEST', code_from: 'property' }),
  ]).toEqual([[], [], ['code-as-text'], ['code-missing'], ['code-missing'], ['code-differs']]);
  expect(codesBy('code-as-field', madeSeen('access-error', [denied], nothingTold))).toBe(null);
});

test('description and status are fields, unchanged', () => {
  const judge = (error: CallReply['error']) => {
    const seen = madeSeen('access-error', [denied], told(error));
    return [codesBy('description-as-field', seen), codesBy('status-as-field', seen)];
  };
  expect([
    judge({ description: 'No', http_status: 403 }),
    judge({ description: 'ACCESS_ERROR: No', http_status: 400 }),
    judge({ message: 'No' }),
  ]).toEqual([
    [[], []],
    [['description-differs'], ['status-differs']],
    [['description-missing'], ['status-missing']],
  ]);
});

test('a response that is no REST response is named, with its status', () => {
  const judge = (error: CallReply['error']) =>
    codesBy('invalid-response-named', madeSeen('html-502', [page], told(error)));
  expect([
    judge({ type: 'HttpError', message: 'no JSON', http_status: 502 }),
    judge({ type: 'SyntaxError', message: 'Unexpected token <' }),
    judge({ type: 'HttpError', http_status: 0 }),
    judge({ type: 'TypeError', http_status: 502 }),
    judge({
      type: 'SdkError',
      message: "Cannot read properties of undefined (reading 'result')",
      http_status: 502,
    }),
  ]).toEqual([[], ['invalid-without-status'], ['invalid-with-other-status'], ['accident'], ['accident']]);
  expect(codesBy('invalid-response-named', madeSeen('access-error', [denied], told({})))).toBe(null);
});

test('an end is an end, whatever it is', () => {
  const judge = (
    reply: Partial<CallReply> | null,
    record: Parameters<typeof madeSeen>[3] = {},
    scenario = 'body-cut',
  ) => codesBy('settles', madeSeen(scenario, [{}], reply, record));
  expect([
    judge({}),
    judge(told({})),
    judge({ outcome: 'unsettled' }),
    judge(null, { end: 'killed' }),
    judge(null, { end: 'crashed', exit: '1' }),
    judge({}, { leftOver: 2 }),
    judge({ outcome: 'unsettled' }, {}, 'hang'),
  ]).toEqual([[], [], ['never-settles'], ['never-settles'], ['program-ended'], ['leaves-processes'], []]);
});

test('credentials stand nowhere', () => {
  const secret = 'https://[portal]/rest/1/[redacted:webhook-code]/';
  const judge = (reply: Partial<CallReply>, record: Parameters<typeof madeSeen>[3] = {}) =>
    codesBy('no-secret-leak', madeSeen('access-error', [denied], reply, record));
  expect([
    judge({ tokens: { access_token: '[redacted:access-token]' } }),
    judge(told({ message: secret })),
    judge(told({ cause: secret })),
    judge({}, { stderr: secret }),
    judge({}, { log: secret }),
    judge({ log: ['fine', secret] }),
    judge({}, { files: [{ path: 'settings.json', text: secret }] }),
  ]).toEqual([
    [],
    ['secret-in-error'],
    ['secret-in-error'],
    ['secret-in-output'],
    ['secret-in-output'],
    ['secret-in-output'],
    ['secret-in-file'],
  ]);
});
