import { expect, test } from '@playwright/test';
import type { Finding } from '../../../src/evaluate/finding.ts';
import { headlinesOf } from '../../../src/report/model/headlines.ts';
import { reasonsOf } from '../../../src/report/model/reasons.ts';
import type { ReportedCase } from '../../../src/report/model/report.ts';
import { reportOf, sampleCase, sampleReport } from './sample-report.ts';

const { clauses } = sampleReport();
const [must, should] = clauses;
if (must === undefined || should === undefined) throw new Error('The sample has clauses.');

let number = 0;

function failing(
  finding: Partial<Finding>,
  clause = must,
  verdict: ReportedCase['verdict'] = 'fail',
): ReportedCase {
  number += 1;
  const reported = sampleCase(number, verdict, clause ?? (clauses[0] as never), 'x');
  const base = sampleCase(number, 'fail', clause ?? (clauses[0] as never), 'x').findings;
  return { ...reported, findings: base.map((one) => ({ ...one, ...finding })) };
}

function headlines(cases: readonly ReportedCase[]) {
  return headlinesOf(reportOf(cases, clauses));
}

test('forty cases with one root cause are one headline', () => {
  const cases = Array.from({ length: 40 }, (_, index) =>
    failing({
      code: 'unexpected-success',
      expected: '400 DIALOG_ID_EMPTY',
      received: `200 with result ${index}`,
      pointer: '/result',
    }),
  );
  const [headline, ...more] = headlines(cases);
  expect(more).toEqual([]);
  expect(headline).toMatchObject({ verdict: 'fail', tone: 'red', count: 40, clauses: ['sample-clause-0'] });
  expect(headline?.first.id).toBe(cases[0]?.id);
  expect(headline?.others).toEqual(cases.slice(1).map(({ id }) => id));
  expect(headline?.account.source).toBe('founding-page, lines 91–92');
  expect(headline?.account.cause).toContain('cast to a number');
  expect(headline?.account.curl).toContain('curl -sS -i');
});

test('the same wrong answer under several clauses has one cause, any other finding one for each clause', () => {
  const answer = { code: 'wrong-code', expected: '400 A', received: '403 B' };
  expect(headlines([failing(answer), failing(answer, should)])).toHaveLength(1);
  const shape = { code: 'missing-member', expected: 'the member', received: 'nothing' };
  expect(headlines([failing(shape), failing(shape, should)])).toHaveLength(2);
});

test('other codes, statuses, places and verdicts are other causes', () => {
  const one = { code: 'wrong-code', expected: '400 A', received: '403 B', pointer: '/error' };
  const others = [
    failing(one),
    failing({ ...one, code: 'wrong-status' }),
    failing({ ...one, received: '404 B' }),
    failing({ ...one, received: '403 C' }),
    failing({ ...one, expected: '403 A' }),
    failing({ ...one, pointer: '' }),
    failing(one, must, 'changed'),
  ];
  expect(headlines(others)).toHaveLength(others.length);
});

test('a crash is one cause whichever check met it', () => {
  const cases = [
    failing({ code: 'crash', expected: 'an answer', received: '500 E' }),
    failing({ code: 'crashed', expected: '400 A', received: '500 E' }, should),
  ];
  expect(headlines(cases)).toHaveLength(1);
});

test('a credential that is not taken is one cause, whatever was asked', () => {
  const answer = { received: '401 E' };
  const cases = [
    failing({ ...answer, code: 'wrong-code', expected: '400 A' }),
    failing({ ...answer, code: 'unexpected-error', expected: '200' }, should),
    failing({ ...answer, code: 'no-batch', expected: 'an object of results' }),
    failing({ ...answer, code: 'wrong-code', expected: '401 F' }),
  ];
  expect(headlines(cases).map(({ count }) => count)).toEqual([3, 1]);
});

test('the worst comes first: by verdict, level, and number of cases', () => {
  const few = { code: 'few', received: 'a' };
  const many = { code: 'many', received: 'a' };
  const cases = [
    failing({ code: 'dark' }, must, 'inconclusive'),
    failing(few, should),
    failing(few, should),
    failing(few),
    failing(many),
    failing(many),
  ];
  expect(headlines(cases).map(({ first, count }) => [first.findings[0]?.code, first.level, count])).toEqual([
    ['many', 'MUST', 2],
    ['few', 'MUST', 1],
    ['few', 'SHOULD', 2],
    ['dark', 'MUST', 1],
  ]);
});

test('green and neutral cases have no headline, and lenient ones only in a strict run', () => {
  const words = (strict: boolean) => {
    const report = sampleReport();
    const options = { ...report.options, strict };
    const subjects = report.subjects.map((subject) => ({ ...subject, options }));
    return headlinesOf({ ...report, options, subjects }).map(({ verdict }) => verdict);
  };
  expect(words(false)).toEqual(['fail', 'changed', 'fixed', 'infra', 'inconclusive']);
  expect(words(true)).toEqual(['fail', 'changed', 'fixed', 'infra', 'inconclusive', 'lenient']);
});

test('reasons are the first headlines, with clause, answer and number', () => {
  const wrong = { code: 'wrong-code', expected: '400 A', received: '403 B' };
  const cases = [failing(wrong), failing(wrong, should)];
  expect(reasonsOf(cases, clauses, false)).toEqual([
    'sample-clause-0 (and 1 more): The call fails with another code than the documented one. Received: 403 B. So in 2 cases.',
  ]);
});
