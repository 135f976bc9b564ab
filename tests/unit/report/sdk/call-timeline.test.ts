import { expect, test } from '@playwright/test';
import type { ResponseFact } from '../../../../src/evaluate/fact.ts';
import {
  mergedMarks,
  secondsText,
  timelineOf,
  timelineText,
} from '../../../../src/report/sdk/call-timeline.ts';
import type { ReportedSurface, TimelinePoint } from '../../../../src/report/sdk/reported-surface.ts';
import type { SdkCall } from '../../../../src/report/sdk/sdk-calls.ts';
import { timelineGroups } from '../../../../src/report/sdk/timeline-groups.ts';
import { errorFact, madePoint, madeSurface, otherFact, successFact } from '../samples/sample-sdk.ts';

function call(
  timeline: readonly TimelinePoint[],
  fields: Partial<ReportedSurface> = {},
  subject = 'one',
): SdkCall {
  const surface = madeSurface(fields);
  return { subject, run: surface.scenario, title: 'a sample', surface, timeline, raw: undefined, cases: [] };
}

const limited = errorFact(503, 'QUERY_LIMIT_EXCEEDED');
const reset: ResponseFact = { ...otherFact('none', null), failure: { kind: 'reset', code: 'ECONNRESET' } };

test('time counts from the first request, however long the program took to start', () => {
  const timeline = timelineOf(
    call([madePoint(900, limited), madePoint(1_500, limited)], { settledAt: 1_900, deadlineAt: 5_900 }),
  );
  expect(timeline).toMatchObject({ requests: 2, settled: 1_000, deadline: 5_000, end: 1_000 });
  expect(timeline?.marks.map(({ from, to, shape, label }) => [from, to, shape, label])).toEqual([
    [0, 3, 'error', '503'],
    [600, 603, 'error', '503'],
  ]);
});

test('every response has a shape and a label of its own', () => {
  const responses = [
    successFact,
    errorFact(403, 'ACCESS_ERROR'),
    otherFact('foreign', 502),
    otherFact('redirect', 302),
    reset,
    otherFact('none', null),
  ];
  const timeline = timelineOf(call(responses.map((response, index) => madePoint(100 * index, response))));
  expect(timeline?.marks.map(({ shape, label }) => `${shape} ${label}`)).toEqual([
    'success 200',
    'error 403',
    'other 502',
    'other 302',
    'nothing reset',
    'nothing none',
  ]);
});

test('one request with its outcome at once is not drawn; repeats, waits and calls without an end are', () => {
  const token = madePoint(50, successFact, { kind: 'token' });
  const drawn = {
    once: call([madePoint(100, limited)]),
    'token first': call([token, madePoint(100, limited)]),
    'redirect followed': call([madePoint(100, otherFact('redirect', 302)), madePoint(110, successFact)], {
      situation: 'redirect',
    }),
    nothing: call([]),
    again: call([madePoint(100, limited), madePoint(900, limited)]),
    late: call([madePoint(100, limited)], { settledAt: 4_000 }),
    'given up': call([madePoint(100, otherFact('none', null), { respondedAt: null, abandonedAt: 2_600 })], {
      settledAt: 2_610,
    }),
    'no end': call([madePoint(100, limited)], { settledAt: null }),
    'not renewed': call([madePoint(100, errorFact(401, 'expired_token'))], { situation: 'token' }),
    renewed: call([madePoint(100, errorFact(401, 'expired_token')), token], { situation: 'token' }),
  };
  expect(Object.entries(drawn).flatMap(([name, one]) => (timelineOf(one) === null ? [] : [name]))).toEqual([
    'again',
    'late',
    'given up',
    'no end',
    'renewed',
  ]);
});

test('a call without an end reaches to its deadline', () => {
  const timeline = timelineOf(
    call([madePoint(100, otherFact('none', null), { respondedAt: null })], { settledAt: null }),
  );
  expect(timeline).toMatchObject({ settled: null, end: 19_900 });
});

test('requests at one place with one response are one mark', () => {
  const many = Array.from({ length: 60 }, (_, index) =>
    madePoint(100 + index, index < 50 ? successFact : limited),
  );
  const timeline = timelineOf(call(many));
  if (timeline === null) throw new Error('It is to be drawn.');
  expect(mergedMarks(timeline, 10_000).map(({ label, count }) => `${label} ×${count}`)).toEqual([
    '200 ×50',
    '503 ×10',
  ]);
  expect(mergedMarks(timeline, 60)).toHaveLength(60);
});

test('the picture says in words what it shows', () => {
  const timeline = timelineOf(call([madePoint(100, limited), madePoint(1_100, successFact)]));
  if (timeline === null) throw new Error('It is to be drawn.');
  expect(timelineText(timeline)).toBe(
    'request at 0 s: 503 QUERY_LIMIT_EXCEEDED; request after 1.0 s: 200 with result true. The caller gets: error after 1.0 s. Deadline 20 s.',
  );
  expect([40, 1_240, 9_949, 9_951, 33_400].map(secondsText)).toEqual([
    '40 ms',
    '1.2 s',
    '9.9 s',
    '10 s',
    '33 s',
  ]);
});

test('subjects of a situation share one scale; those that made one request are named', () => {
  const again = [madePoint(100, limited), madePoint(900, limited)];
  const groups = timelineGroups([
    call(again, { settledAt: 1_100 }, 'short'),
    call(again, { settledAt: 7_100 }, 'long'),
    call([madePoint(100, limited)], {}, 'plain'),
    call([madePoint(100, limited)], { scenario: 'other' }, 'plain'),
  ]);
  expect(groups.map(({ run, scale, plain, timelines }) => [run, scale, plain, timelines.length])).toEqual([
    ['access-error', 7_000, ['plain'], 2],
  ]);
});
