import { expect, test } from '@playwright/test';
import { overflowFiles } from '../../../src/report/formats/overflow.ts';
import type { Report } from '../../../src/report/model/report.ts';
import { ofMethods } from './samples/of-methods.ts';

const report = ofMethods([
  ['im.dialog.get', 'kept', 'pass'],
  ['user.get', 'kept', 'pass'],
]);

/** The same cases again and again, each time under other ids. */
function repeated(times: number): Report {
  const cases = Array.from({ length: times }, (_, round) =>
    report.cases.map((reported) => ({ ...reported, id: `${reported.id}-${round}` })),
  ).flat();
  return { ...report, cases };
}

test('a report of 2,000 cases has no files beside its page', () => {
  expect(overflowFiles(repeated(1_000))).toEqual([]);
});

test('a bigger one has files for each clause, under names that every file system takes', () => {
  const files = overflowFiles(repeated(1_001));

  expect(files.map(({ file, clause, cases }) => [file, clause, cases.length])).toEqual([
    ['exchanges/sample.im.dialog.get.kept.1.html', 'im.dialog.get:kept', 500],
    ['exchanges/sample.im.dialog.get.kept.2.html', 'im.dialog.get:kept', 500],
    ['exchanges/sample.im.dialog.get.kept.3.html', 'im.dialog.get:kept', 1],
    ['exchanges/sample.user.get.kept.1.html', 'user.get:kept', 500],
    ['exchanges/sample.user.get.kept.2.html', 'user.get:kept', 500],
    ['exchanges/sample.user.get.kept.3.html', 'user.get:kept', 1],
  ]);
});
