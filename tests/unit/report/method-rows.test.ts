import { expect, test } from '@playwright/test';
import { junitXml } from '../../../src/report/formats/junit-xml.ts';
import { sarifJson } from '../../../src/report/formats/sarif-json.ts';
import { summaryMd } from '../../../src/report/formats/summary-md.ts';
import { methodTable } from '../../../src/report/model/method-rows.ts';
import { countVerdicts } from '../../../src/report/model/verdict-word.ts';
import { ofMethods } from './samples/of-methods.ts';
import { sampleReport } from './samples/sample-report.ts';

const report = ofMethods();

test('methods stand by module, those with a broken MUST clause first, and what is asked once apart', () => {
  const { portal, modules } = methodTable(report);

  expect(portal?.method).toBe('im.dialog.get');
  expect(
    modules.map(({ module, isBroken, rows }) => [
      module,
      isBroken,
      rows.map(({ method, isBroken: own }) => [method, own]),
    ]),
  ).toEqual([
    [
      'im',
      true,
      [
        ['im.dialog.get', true],
        ['im.dialog.read', false],
      ],
    ],
    ['user', false, [['user.get', false]]],
  ]);
});

test('a method is counted by its own clauses, kept and broken', () => {
  const [im] = methodTable(report).modules;
  const cells = im?.rows.map(({ cells: [cell] }) => [
    cell?.verdict,
    cell?.kept,
    cell?.broken.map(({ id }) => id),
  ]);

  expect(cells).toEqual([
    ['fail', 0, ['im.dialog.get:broken']],
    ['pass', 1, []],
  ]);
});

test('a MUST clause without a case is counted as not judged', () => {
  const [only] = report.clauses.filter(({ id }) => id === 'user.get:kept');
  if (only === undefined) throw new Error('The report has the clause.');
  const untried = { ...only, id: 'user.get:untried', counts: countVerdicts([]), verdict: 'not-run' as const };
  const text = [...summaryMd({ ...report, clauses: [...report.clauses, untried] })].join('');

  expect(text).toContain('| `user.get` | ✓ pass: 1 MUST kept, 1 not judged, 0 broken |');
});

test('JUnit has a suite for each method, and one for what is asked once', () => {
  const xml = [...junitXml(report)].join('');

  expect(
    [...xml.matchAll(/<testsuite name="([^"]+)" tests="(\d+)"/g)].map(([, name, tests]) => [name, tests]),
  ).toEqual([
    ['im.dialog.read', '1'],
    ['portal', '1'],
    ['im.dialog.get', '1'],
    ['user.get', '1'],
  ]);
  expect(xml).toContain('classname="im.dialog.get.broken"');
});

test('JUnit has a suite for each clause in a report of one method', () => {
  const xml = [...junitXml(sampleReport())].join('');

  expect([...xml.matchAll(/<testsuite name="sample-clause-\d"/g)].length).toBe(sampleReport().clauses.length);
});

test('SARIF names the method of each rule', () => {
  const { runs } = JSON.parse([...sarifJson(report)].join(''));

  expect(runs[0].automationDetails.id).toMatch(/^3 methods\//);
  expect(
    runs[0].tool.driver.rules.map(({ properties }: { properties: { tags: string[] } }) => properties.tags[2]),
  ).toEqual(report.clauses.map(({ method }) => method));
});

test('the summary has a row for each method, and lists the clauses that are not kept', () => {
  const text = [...summaryMd(report)].join('');

  expect(text).toContain('| `im.dialog.get` | ✗ fail: 0 MUST kept, 1 broken |');
  expect(text).toContain('| `user.get` | ✓ pass: 1 MUST kept, 0 broken |');
  expect(text).toContain('| the portal, asked once | ✓ pass: 1 MUST kept, 0 broken |');
  expect(text).toContain('`im.dialog.get:broken`');
  expect(text).not.toContain('`user.get:kept`');
});
