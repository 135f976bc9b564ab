import { expect, test } from '@playwright/test';
import { type Fact, none, phrase } from '../../../src/evaluate/fact.ts';
import { codeEntry, type FindingCode } from '../../../src/evaluate/finding-codes.ts';
import { reportedFinding } from '../../../src/report/make/reported-finding.ts';
import { reasonsOf } from '../../../src/report/model/reasons.ts';
import type { ReportedCase } from '../../../src/report/model/report.ts';
import { rootCausesOf } from '../../../src/report/model/root-causes.ts';
import { promised, responded, sampleFinding } from '../evaluate/sample-finding.ts';
import { reportOf, sampleCase, sampleReport, withSubject } from './samples/sample-report.ts';

const { clauses } = sampleReport();
const [must, should] = clauses;
if (must === undefined || should === undefined) throw new Error('The sample has clauses.');

let number = 0;

interface Found {
  readonly code: FindingCode;
  readonly expected?: Fact;
  readonly received?: Fact;
  readonly pointer?: string;
}

function failing(
  { code, ...facts }: Found,
  clause = must,
  verdict: ReportedCase['verdict'] = 'fail',
): ReportedCase {
  number += 1;
  const reported = sampleCase(number, verdict, clause ?? (clauses[0] as never), 'x');
  const message = codeEntry(code)?.says;
  const finding = sampleFinding(code, 'violation', {
    exchange: number,
    ...(typeof message === 'string' ? { message } : {}),
    ...facts,
  });
  return { ...reported, findings: [reportedFinding(finding)] };
}

function rootCauses(cases: readonly ReportedCase[]) {
  return rootCausesOf(reportOf(cases, clauses));
}

test('forty cases with one root cause are one root cause', () => {
  const cases = Array.from({ length: 40 }, (_, index) =>
    failing({
      code: 'unexpected-success',
      expected: promised(400, 'DIALOG_ID_EMPTY'),
      received: responded(200, null, String(index)),
      pointer: '/result',
    }),
  );
  const [rootCause, ...more] = rootCauses(cases);
  expect(more).toEqual([]);
  expect(rootCause).toMatchObject({ verdict: 'fail', tone: 'red', count: 40, clauses: ['sample-clause-0'] });
  expect(rootCause?.first.id).toBe(cases[0]?.id);
  expect(rootCause?.others).toEqual(cases.slice(1).map(({ id }) => id));
  expect(rootCause?.details.source).toBe('spec/pages/founding-page.md, lines 91–92');
  expect(rootCause?.details.cause).toContain('cast to a number');
  expect(rootCause?.details.curl).toContain('curl -sS -i');
});

test('the same wrong response under several clauses has one cause, any other finding one for each clause', () => {
  const response = {
    code: 'wrong-code',
    expected: promised(400, 'A'),
    received: responded(403, 'B'),
  } as const;
  expect(rootCauses([failing(response), failing(response, should)])).toHaveLength(1);
  const shape = { code: 'missing-member', expected: phrase('the member'), received: none } as const;
  expect(rootCauses([failing(shape), failing(shape, should)])).toHaveLength(2);
});

test('other codes, statuses, places and verdicts are other causes', () => {
  const one = {
    code: 'wrong-code',
    expected: promised(400, 'A'),
    received: responded(403, 'B'),
    pointer: '/error',
  } as const;
  const others = [
    failing(one),
    failing({ ...one, code: 'wrong-status' }),
    failing({ ...one, received: responded(404, 'B') }),
    failing({ ...one, received: responded(403, 'C') }),
    failing({ ...one, expected: promised(403, 'A') }),
    failing({ ...one, pointer: '' }),
    failing(one, must, 'changed'),
  ];
  expect(rootCauses(others)).toHaveLength(others.length);
});

test('a crash is one cause whichever check met it', () => {
  const cases = [
    failing({ code: 'crash', expected: phrase('a response'), received: responded(500, 'E') }),
    failing({ code: 'crashed', expected: promised(400, 'A'), received: responded(500, 'E') }, should),
  ];
  expect(rootCauses(cases)).toHaveLength(1);
});

test('a credential that is not taken is one cause, whatever was asked', () => {
  const response = { received: responded(401, 'E') };
  const cases = [
    failing({ ...response, code: 'wrong-code', expected: promised(400, 'A') }),
    failing({ ...response, code: 'unexpected-error', expected: promised(200) }, should),
    failing({ ...response, code: 'no-batch', expected: phrase('an object of results') }),
    failing({ ...response, code: 'wrong-code', expected: promised(401, 'F') }),
  ];
  expect(rootCauses(cases).map(({ count }) => count)).toEqual([3, 1]);
});

test('the worst comes first: by verdict, level, and number of cases', () => {
  const few = { code: 'echo' } as const;
  const many = { code: 'no-json' } as const;
  const cases = [
    failing({ code: 'unreadable' }, must, 'inconclusive'),
    failing(few, should),
    failing(few, should),
    failing(few),
    failing(many),
    failing(many),
  ];
  expect(rootCauses(cases).map(({ first, count }) => [first.findings[0]?.code, first.level, count])).toEqual([
    ['no-json', 'MUST', 2],
    ['echo', 'MUST', 1],
    ['echo', 'SHOULD', 2],
    ['unreadable', 'MUST', 1],
  ]);
});

test('green and neutral cases have no root cause, and lenient ones only in a strict run', () => {
  const words = (strict: boolean) => {
    const report = sampleReport();
    const options = { strict, only: null, deviations: null, history: null };
    return rootCausesOf(withSubject(report, { options })).map(({ verdict }) => verdict);
  };
  expect(words(false)).toEqual(['fail', 'changed', 'fixed', 'infra', 'inconclusive']);
  expect(words(true)).toEqual(['fail', 'changed', 'fixed', 'infra', 'inconclusive', 'lenient']);
});

test('reasons are the first root causes, with clause, answer and number', () => {
  const wrong = { code: 'wrong-code', expected: promised(400, 'A'), received: responded(403, 'B') } as const;
  const cases = [failing(wrong), failing(wrong, should)];
  expect(reasonsOf(cases, clauses, false)).toEqual([
    'sample-clause-0 (and 1 more): The call fails with another code than the documented one. Received: 403 B. (2 cases)',
  ]);
});
