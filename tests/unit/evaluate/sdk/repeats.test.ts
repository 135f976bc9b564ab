import { expect, test } from '@playwright/test';
import { codesBy, type MadeCall, madeSeen, portalError } from './made-observation.ts';

const denied = portalError(403, 'ACCESS_ERROR');
const limited = portalError(503, 'QUERY_LIMIT_EXCEEDED');
const expired = portalError(401, 'expired_token');
const failed = { outcome: 'error', error: {} } as const;

function many(call: MadeCall, count: number): readonly MadeCall[] {
  return Array.from({ length: count }, () => call);
}

test('what no repeat can mend is sent once', () => {
  const judge = (calls: readonly MadeCall[]) =>
    codesBy('no-useless-repeat', madeSeen('access-error', calls, failed));
  expect([judge([denied]), judge([denied, denied]), judge([denied, {}]), judge([])]).toEqual([
    [],
    ['repeated-uselessly'],
    ['repeated-uselessly'],
    null,
  ]);
});

test('ten requests and one renewal are enough for one call', () => {
  const token = { path: '/oauth/token/', note: { kind: 'token' } } as const;
  const judge = (calls: readonly MadeCall[]) =>
    codesBy('bounded-requests', madeSeen('query-limit', calls, failed));
  expect([judge(many(limited, 10)), judge(many(limited, 11)), judge([token]), judge([token, token])]).toEqual(
    [[], ['too-many-requests'], [], ['too-many-renewals']],
  );
  const sixty = madeSeen('sixty-at-once', many({}, 70));
  expect(codesBy('bounded-requests', sixty)).toEqual([]);
});

test('requests that the record has no room for are counted all the same', () => {
  const omitted = { call: 1, token: 0, other: 5 };
  const cut = (calls: readonly MadeCall[]) =>
    codesBy('bounded-requests', madeSeen('query-limit', calls, failed, { omitted }));
  expect([cut(many(limited, 9)), cut(many(limited, 10))]).toEqual([[], ['too-many-requests']]);
});

test('a call that came too soon is repeated after half a second, until it succeeds', () => {
  const judge = (calls: readonly MadeCall[]) =>
    codesBy('rate-limit-repeated', madeSeen('query-limit-twice', calls));
  const soon = { note: { at: 1300 } };
  expect([
    judge([limited, {}]),
    judge([limited, soon]),
    judge([limited, limited, {}]),
    judge([limited]),
    judge([limited, limited]),
    judge([{}]),
  ]).toEqual([[], ['repeated-too-soon'], [], ['not-repeated'], ['gave-up'], null]);
});

test('Retry-After is waited for', () => {
  const asked = { ...limited, responseHeaders: { 'Retry-After': '4' } };
  const judge = (calls: readonly MadeCall[]) =>
    codesBy('retry-after-honoured', madeSeen('retry-after', calls));
  expect([
    judge([asked, { note: { at: 5100 } }]),
    judge([asked, { note: { at: 2100 } }]),
    judge([asked]),
    judge([limited, {}]),
  ]).toEqual([[], ['retry-after-ignored'], null, null]);
});

test('an expired token is renewed, and the call made with the new one', () => {
  const path = '/rest/im.dialog.writing';
  const by = (name: string) => `{"DIALOG_ID":"chat13","auth":"[redacted:${name}]"}`;
  const old = { ...expired, path, sent: by('access-token') };
  const renewed = { path, sent: by('renewed-access-token') };
  const token = { path: '/oauth/token/', note: { kind: 'token' } } as const;
  const judge = (calls: readonly MadeCall[], proxy: 'env' | 'none' = 'env') =>
    codesBy('token-renewed', madeSeen('expired-token', calls, {}, { auth: 'oauth' }), { proxy });
  expect([
    judge([old, token, renewed]),
    judge([old]),
    judge([old, token]),
    judge([old, token, old]),
    judge([{}]),
  ]).toEqual([[], ['not-renewed'], ['renewed-in-vain'], ['renewed-in-vain'], null]);
});

test('the caller is told in time that no response comes, whatever the tries', () => {
  const silent: MadeCall = { status: null };
  const judge = (
    scenario: string,
    calls: readonly MadeCall[],
    outcome: 'error' | 'unsettled',
    elapsedMs: number,
  ) => codesBy('own-time-out', madeSeen(scenario, calls, { outcome, error: {} }, { elapsedMs }));
  expect([
    judge('hang', [silent], 'error', 1_600),
    judge('hang', [silent], 'unsettled', 30_000),
    judge('hang-default', [silent], 'error', 59_000),
    judge('hang-default', [silent], 'unsettled', 66_000),
    judge('hang-default', [silent, { ...silent, note: { at: 31_000 } }], 'unsettled', 66_000),
    judge('hang-default', [silent, { ...silent, note: { at: 31_000 } }], 'error', 63_000),
    judge('hang-default', [silent, { ...silent, note: { at: 31_000 } }], 'error', 59_000),
    judge('hang-default', [{}], 'error', 10),
  ]).toEqual([[], ['no-time-out'], [], ['no-time-out'], ['no-time-out'], ['no-time-out'], [], null]);
});

test('what may be done is written down', () => {
  const judge = (check: string, calls: readonly MadeCall[]) =>
    codesBy(check, madeSeen('server-error-once', calls));
  expect([
    judge('repeats-after-trouble', [portalError(500, 'INTERNAL_SERVER_ERROR'), {}]),
    judge('repeats-after-trouble', [portalError(500, 'INTERNAL_SERVER_ERROR')]),
    judge('holds-back', [{}, {}]),
    judge('holds-back', [{}, limited]),
    judge('holds-back', []),
  ]).toEqual([['tried-again'], ['tried-once'], ['held-back'], ['not-held-back'], null]);
});
