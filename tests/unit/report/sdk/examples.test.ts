import { expect, test } from '@playwright/test';
import { combineReports } from '../../../../src/report/compare/merge/combine-reports.ts';
import { reportOfSubjects } from '../../../../src/report/make/report-of-subjects.ts';
import type { Report, ReportedSubject } from '../../../../src/report/model/report.ts';
import { statementSentence } from '../../../../src/report/model/statement.ts';
import { sampleSdk } from '../samples/sample-sdk.ts';

type Facts = Pick<ReportedSubject, 'statement' | 'exitCode'> & Partial<ReportedSubject>;

function subject(name: string, facts: Facts): Report {
  const report = sampleSdk(name);
  return reportOfSubjects({ ...report, subjects: report.subjects.map((one) => ({ ...one, ...facts })) });
}

const green = { statement: 'conformant', exitCode: 0 } as const;
const red = { statement: 'not-conformant', exitCode: 1 } as const;
const curl = subject('curl', { ...green, isExample: true });
const control = subject('control', { ...green, isExample: true });

function head(...reports: readonly Report[]) {
  const { statement, exitCode } = combineReports(reports);
  return [statement, exitCode];
}

test('where only examples were judged, no SDK was', () => {
  expect([head(curl), head(curl, control)]).toEqual([
    ['nothing-judged', 5],
    ['nothing-judged', 5],
  ]);
});

test('beside an SDK, examples neither make nor spoil the statement', () => {
  expect([
    head(curl, subject('sdk', green)),
    head(curl, subject('sdk', { statement: 'nothing-judged', exitCode: 5 })),
    head(curl, subject('sdk', red)),
  ]).toEqual([
    ['conformant', 0],
    ['nothing-judged', 5],
    ['not-conformant', 1],
  ]);
});

test('a violation of an example is not hidden', () => {
  expect(head(subject('curl', { ...red, isExample: true }), control)).toEqual(['not-conformant', 1]);
});

test('the sentence says that examples are no SDKs', () => {
  expect([statementSentence(curl), statementSentence(combineReports([curl, control]))]).toEqual([
    'curl is an example of the suite: no SDK was judged.',
    'curl, control are examples of the suite: no SDK was judged.',
  ]);
});
