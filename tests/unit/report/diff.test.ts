import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { compareReports, hasRegressed } from '../../../src/report/compare/diff/compare-reports.ts';
import { diffMarkdown, diffText } from '../../../src/report/compare/diff/diff-text.ts';
import { combineReports } from '../../../src/report/compare/merge/combine-reports.ts';
import { reportJson } from '../../../src/report/formats/report-json.ts';
import type { Report } from '../../../src/report/model/report.ts';
import { commandHere } from '../../integration/commands/command-here.ts';
import { hostileTexts } from './samples/hostile-text.ts';
import { reportOf, sampleReport, withSubject } from './samples/sample-report.ts';

const before = sampleReport(['a']);

/** The sample with one case that passed and fails now, and one that failed and passes now. */
function later(): Report {
  const cases = before.cases.map((one) => {
    if (one.verdict === 'pass') return { ...one, verdict: 'fail' as const };
    return one.verdict === 'fail' ? { ...one, verdict: 'pass' as const } : one;
  });
  return reportOf(cases, before.clauses);
}

function named(report: Report, name: string): Report {
  return withSubject(report, { name });
}

test('a report beside itself: nothing changed', () => {
  const comparison = compareReports(before, before);
  expect(hasRegressed(comparison)).toBe(false);
  expect(comparison.subjects[0]).toMatchObject({ differences: [], regressed: [], clauses: [] });
  expect(diffText(comparison)).toContain('No case got another verdict.');
});

test('cases and clauses that changed are listed, by case and by clause', () => {
  const comparison = compareReports(before, later());
  const [compared] = comparison.subjects;
  expect(hasRegressed(comparison)).toBe(true);
  expect(compared?.regressed.map(({ before: then, now }) => [then, now])).toEqual([['pass', 'fail']]);
  expect(compared?.fixed.map(({ before: then, now }) => [then, now])).toEqual([['fail', 'pass']]);
  expect(compared?.clauses.map(({ id }) => id)).toEqual(['sample-clause-0', 'sample-clause-1']);
  expect(diffText(comparison)).toMatch(
    /1 regressed \(bad now, and was seen good\)\n {4}sample-clause-1\/sample-1 pass → fail/,
  );
});

test('what was not judged before is newly judged, and regresses nothing', () => {
  const unseen = reportOf(
    before.cases.map((one) => ({ ...one, verdict: 'not-run' as const })),
    before.clauses,
  );
  const comparison = compareReports(unseen, before);
  expect(hasRegressed(comparison)).toBe(false);
  expect(comparison.subjects[0]?.newlyJudged.map(({ now }) => now)).toContain('fail');
  expect(diffText(comparison)).toContain('newly judged (not judged before)');
});

test('new cases are summed up by clause', () => {
  const few = reportOf(before.cases.slice(0, 1), before.clauses);
  const text = diffText(compareReports(few, before));
  expect(text).toContain('9 new (not in the first report)\n    sample-clause-2 3 (');
  expect(text).not.toContain('none →');
});

test('what was not alike is said', () => {
  const [subject] = before.subjects;
  if (subject === undefined) throw new Error('A report has a subject.');
  const other: Report = {
    ...before,
    subjects: [
      {
        ...subject,
        documents: [{ ...subject.documents[0], edition: '2026-08', sha256: 'c'.repeat(64) }],
        plan: 'd'.repeat(64),
      },
    ],
  };
  const [compared] = compareReports(before, other).subjects;
  expect(compared?.differences).toEqual([
    'edition: im.dialog.writing 2024-12 then, im.dialog.writing 2026-08 now',
    'contract: aaaaaaaaaaaa then, cccccccccccc now',
    'plan: bbbbbbbbbbbb then, dddddddddddd now',
  ]);
});

test('subjects are paired by subject and edition, and what has no partner is named', () => {
  const one = combineReports([named(before, 'north'), named(before, 'south')]);
  const other = combineReports([named(later(), 'south'), named(before, 'east')]);
  const comparison = compareReports(one, other);
  expect(comparison.subjects.map(({ title, regressed }) => [title, regressed.length])).toEqual([
    ['south', 1],
  ]);
  expect(comparison).toMatchObject({ gone: ['north'], new: ['east'] });
});

test('hostile names are inert in both texts', () => {
  const texts = hostileTexts.map((text) => {
    const comparison = compareReports(before, named(later(), text));
    return [diffText(comparison), diffMarkdown(comparison)] as const;
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
  expect(texts.flat().filter((text) => control.test(text))).toEqual([]);
  expect(texts.filter(([, markdown]) => markdown.includes('<script'))).toEqual([]);
});

test('the command says it in text, JSON and Markdown, and by its exit code', async () => {
  const [one, other] = ['one.json', 'other.json'].map((name) => test.info().outputPath(name)) as [
    string,
    string,
  ];
  writeFileSync(one, [...reportJson(before)].join(''));
  writeFileSync(other, [...reportJson(later())].join(''));
  expect((await commandHere(['report', 'diff', one, one])).code).toBe(0);
  const text = await commandHere(['report', 'diff', one, other]);
  expect(text).toMatchObject({ code: 1, stderr: '' });
  const json = await commandHere(['report', 'diff', one, other, '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({
    regressed: true,
    subjects: [{ regressed: [{ now: 'fail' }] }],
  });
  const markdown = await commandHere(['report', 'diff', one, other, '--markdown']);
  expect(markdown.stdout).toContain('## Conformance, compared');
  expect((await commandHere(['report', 'diff', one, `${other}.gone`])).code).toBe(2);
  writeFileSync(other, '{"schemaVersion": 7}');
  const broken = await commandHere(['report', 'diff', one, other]);
  expect(broken.code).toBe(2);
  expect(broken.stderr).toContain(other);
});
