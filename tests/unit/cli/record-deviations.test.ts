import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { ledgerFrom, recordDeviations } from '../../../src/cli/record-deviations.ts';
import type { Report } from '../../../src/report/model/report.ts';
import { sampleReport } from '../report/samples/sample-report.ts';

/** A report whose failing cases are several, in the same way. */
function failingAlike(): Report {
  const report = sampleReport();
  const [failing] = report.cases.filter(({ verdict }) => verdict === 'fail');
  if (failing === undefined) throw new Error('The sample has no failing case.');
  return { ...report, cases: [1, 2, 3].map((number) => ({ ...failing, id: `${failing.clause}/${number}` })) };
}

test('cases of one root cause are one entry with one reason to write', () => {
  const { entries } = ledgerFrom(failingAlike());
  expect(entries).toMatchObject([
    { cases: [/1$/, /2$/, /3$/].map((form) => expect.stringMatching(form)), reason: '' },
  ]);
});

test('reasons that a ledger gave are kept in entries of their own', () => {
  const report = failingAlike();
  const [first, ...others] = report.cases;
  if (first === undefined) throw new Error('There is a case.');
  const deviation = { reason: 'Agreed.', since: '2026-01-31' };
  const { entries } = ledgerFrom({
    ...report,
    cases: [{ ...first, verdict: 'changed', deviation }, ...others],
  });
  expect(entries.map(({ cases, reason }) => [cases.length, reason])).toEqual([
    [1, 'Agreed.'],
    [2, ''],
  ]);
});

test('neither a file nor what a link leads to is overwritten', () => {
  const file = test.info().outputPath('known.yaml');
  const link = test.info().outputPath('link.yaml');
  writeFileSync(file, 'mine');
  symlinkSync(test.info().outputPath('elsewhere.yaml'), link);
  for (const path of [file, link]) expect(() => recordDeviations(failingAlike(), path)).toThrow(/EEXIST/);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});
