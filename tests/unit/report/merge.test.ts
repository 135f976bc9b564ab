import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Log } from 'sarif';
import { type MergeOptions, mergeDirectories } from '../../../src/report/compare/merge/merge-directories.ts';
import { verifyReport } from '../../../src/report/compare/verify/verify-report.ts';
import type { EvidenceLine } from '../../../src/report/evidence/evidence.ts';
import { sarifJson } from '../../../src/report/formats/sarif-json.ts';
import { summaryMd } from '../../../src/report/formats/summary-md.ts';
import { writeReport } from '../../../src/report/formats/write-report.ts';
import { clauseWordings } from '../../../src/report/model/clause-wordings.ts';
import { matrixOf } from '../../../src/report/model/matrix.ts';
import { openReport } from '../../../src/report/model/open-report.ts';
import { everybody } from '../../../src/report/model/overview.ts';
import type { Report } from '../../../src/report/model/report.ts';
import { DuplicateCase, MissingFooter, UnknownSubject } from '../../../src/report/model/report-error.ts';
import { markdownCode, markdownSays } from '../../../src/report/text/escape.ts';
import { temporaryDirectory } from '../../integration/commands/command.ts';
import { commandHere } from '../../integration/commands/command-here.ts';
import {
  gatherEvidence,
  linesOf,
  reportDirectory,
  shardLines,
  writeLines,
} from './samples/report-directories.ts';

// Whole runs and whole reports: on a busy machine they take their time.
test.describe.configure({ timeout: 180_000 });

const scratch = temporaryDirectory();
const at = (...parts: readonly string[]) => join(scratch.path, ...parts);
let wrong: readonly EvidenceLine[] = [];
let whole: Report;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  // One member too many in every success: a clause that watches the whole run is concerned.
  await gatherEvidence(at('wrong.ndjson'), { mutant: 'extra-member' });
  await gatherEvidence(at('right.ndjson'));
  await gatherEvidence(at('later.ndjson'), { edition: '2026-08' });
  wrong = linesOf(at('wrong.ndjson'));
  whole = await reportDirectory(at('wrong'), at('wrong.ndjson'));
  await reportDirectory(at('right'), at('right.ndjson'));
  await reportDirectory(at('later'), at('later.ndjson'));
  for (const [index, name] of ['one', 'two', 'three'].entries()) {
    writeLines(
      at(`${name}.ndjson`),
      shardLines(wrong, `run-${name}`, (_, place) => place % 3 === index),
    );
    await reportDirectory(at(name), at(`${name}.ndjson`));
  }
});

test.afterAll(() => scratch.remove());

async function merged(
  names: readonly string[],
  options: Partial<MergeOptions> = {},
  write = false,
): Promise<Report> {
  const directories = names.map((name) => {
    const [directory = '', called] = name.split('=').reverse();
    return { directory: at(directory), name: called ?? null };
  });
  const out = options.out ?? at(`out-${names.join('-').replaceAll('=', '-')}`);
  const report = await mergeDirectories(directories, { allowPartial: false, ...options, out });
  if (write) await writeReport(report, out);
  return report;
}

function verdictsOf(report: Report): readonly string[] {
  return report.cases.map(({ id, verdict }) => `${id} ${verdict}`);
}

test('shards of one run are judged together: the same verdicts as in one run, in any order', async () => {
  const report = await merged(['one', 'two', 'three'], {}, true);
  expect(whole.counts.lenient).toBeGreaterThan(0);
  expect(verdictsOf(report)).toEqual(verdictsOf(whole));
  expect(report).toMatchObject({ statement: whole.statement, exitCode: whole.exitCode, partial: false });
  expect(report.subjects).toHaveLength(1);
  // What several cases share is sent once a run, so once a shard.
  const judgedBy = (of: Report) => of.cases.flatMap((one) => one.responsesJudged ?? []);
  expect(judgedBy(report).every((count, index) => count >= (judgedBy(whole)[index] ?? 0))).toBe(true);
  await merged(['three', 'one', 'two'], { out: at('other-order') }, true);
  for (const file of ['report.json', 'evidence/embedded-reference-portal.ndjson', 'index.html'])
    expect(readFileSync(at('other-order', file), 'utf8')).toBe(
      readFileSync(at('out-one-two-three', file), 'utf8'),
    );
});

test('findings of a shard still point to their own exchanges', async () => {
  const report = await merged(['one', 'two', 'three'], { out: at('pointing') });
  const astray = report.cases.flatMap(({ id, findings, exchanges }) =>
    findings
      .filter(({ exchange }) => exchange !== null && !exchanges.some((one) => one.id === exchange))
      .map(({ code }) => `${id} ${code}`),
  );
  expect(report.cases.some(({ findings }) => findings.some(({ exchange }) => exchange !== null))).toBe(true);
  expect(astray).toEqual([]);
  const ids = linesOf(at('pointing', 'evidence', 'embedded-reference-portal.ndjson')).flatMap((line) =>
    line.type === 'case' ? line.exchanges.map((one) => `${one.id} ${one.key}`) : [],
  );
  const byNumber = new Map(ids.map((text) => text.split(' ') as [string, string]));
  expect(ids.filter((text) => byNumber.get(text.split(' ')[0] ?? '') !== text.split(' ')[1])).toEqual([]);
});

test('a missing shard is refused by name, and allowed only as partial', async () => {
  await expect(merged(['one', 'two'], { out: at('gap') })).rejects.toThrow(
    /cases are in none of .*one, .*two, the first of them .*Is a shard missing\?/,
  );
  await expect(merged(['one'], { out: at('gap') })).rejects.toThrow(
    /partial \(\d+ cases left no evidence\): .*one/,
  );
  const report = await merged(['one', 'two'], { out: at('gap'), allowPartial: true });
  expect(report).toMatchObject({ partial: true, exitCode: 130 });
  const absent = report.cases.filter(({ reason }) => reason.includes('in none of the 2 shards'));
  expect(new Set(absent.map(({ verdict }) => verdict))).toEqual(new Set(['not-run']));
});

test('runs that were not alike are refused, and what differs is said', async () => {
  const changes: Readonly<Record<string, (line: EvidenceLine) => EvidenceLine>> = {
    documents: (line) =>
      line.type === 'run' ? { ...line, documents: [{ ...line.documents[0], sha256: 'f'.repeat(64) }] } : line,
    '--only': (line) =>
      line.type === 'run' ? { ...line, options: { ...line.options, only: 'no-leak' } } : line,
    '--strict': (line) =>
      line.type === 'run' ? { ...line, options: { ...line.options, strict: true } } : line,
    suite: (line) => (line.type === 'run' ? { ...line, suite: { ...line.suite, version: '9.9.9' } } : line),
    'what the target offers': (line) => (line.type === 'run' ? { ...line, capabilities: ['webhook'] } : line),
  };
  for (const [name, change] of Object.entries(changes)) {
    const directory = `unlike-${name.replace(/\W/g, '')}`;
    writeLines(at('unlike.ndjson'), linesOf(at('two.ndjson')), change);
    await reportDirectory(at(directory), at('unlike.ndjson'));
    await expect(merged(['one', directory], { out: at('unlike') }), name).rejects.toThrow(
      new RegExp(`one and .*${directory} are runs of the same subject.*differ in: .*${name} \\(`),
    );
  }
});

test('a ledger that differs is a difference', async () => {
  const ledger = join(import.meta.dirname, '../../../spec/deviations/founding.yaml');
  await reportDirectory(at('with-ledger'), at('two.ndjson'), ledger);
  await expect(merged(['one', 'with-ledger'], { out: at('ledgers') })).rejects.toThrow(
    /differ in: ledger \(none/,
  );
});

test('two runs with the same case are no shards; names make subjects of them', async () => {
  await expect(merged(['wrong', 'right'], { out: at('twice') })).rejects.toThrow(
    /wrong and .*right both hold the case .*name the subjects/,
  );
  const report = await merged(['before=wrong', 'after=right']);
  expect(report.subjects.map(({ key, name }) => [key, name])).toEqual([
    ['before', 'before'],
    ['after', 'after'],
  ]);
  expect(everybody(report).name).toBe('2 portals');
  expect(report.counts.pass).toBe(report.subjects.reduce((sum, { counts }) => sum + counts.pass, 0));
  const differing = matrixOf(report).rows.filter(({ differs }) => differs);
  expect(differing.map(({ clause, cells }) => [clause.id, cells.map((cell) => cell?.verdict)])).toEqual([
    ['unknown-members', ['lenient', 'pass']],
  ]);
});

test('editions are subjects of their own, and the report says so', async () => {
  const report = await merged(['right', 'later']);
  expect(report.subjects.map(({ key }) => key)).toEqual([
    'embedded-reference-portal-2024-12',
    'embedded-reference-portal-2026-08',
  ]);
  expect(report.notes).toEqual(['The subjects were judged by different editions: 2024-12, 2026-08.']);
  const words = clauseWordings(report).filter(({ editions }) => editions.join() === '2026-08');
  expect(words.map(({ clause }) => clause.subject)).toContain('embedded-reference-portal-2026-08');
  expect(report.exitCode).toBe(0);
});

test('a merged report merges again, and comes apart as what it was', async () => {
  await merged(['before=wrong', 'after=right'], { out: at('pair') }, true);
  const report = await merged(['pair', 'later'], { out: at('triple') }, true);
  expect(report.subjects.map(({ key }) => key)).toEqual([
    'before-2024-12',
    'after-2024-12',
    'embedded-reference-portal-2026-08',
  ]);
  const before = report.cases.filter(({ subject }) => subject === 'before-2024-12');
  expect(before.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(verdictsOf(whole));
  expect(before.map(({ exchanges }) => exchanges)).toEqual(whole.cases.map(({ exchanges }) => exchanges));
  const results = await verifyReport(at('triple'));
  expect(results.filter(({ matches }) => !matches)).toEqual([]);
});

test('what is no report, and evidence that is not the report’s, is refused', async () => {
  await expect(merged(['nowhere'])).rejects.toThrow(/There is no .*nowhere/);
  await reportDirectory(at('tampered'), at('right.ndjson'));
  writeLines(at('tampered', 'evidence', 'embedded-reference-portal.ndjson'), linesOf(at('wrong.ndjson')));
  await expect(merged(['tampered', 'later'])).rejects.toThrow(
    /evidence.embedded-reference-portal.ndjson is not the file of which this report was made.*tampered/,
  );
  await expect(merged(['right', 'later'], { out: at('right') })).rejects.toThrow(
    /--out is one of the directories/,
  );
});

test('each edition words its clauses by itself in the summary and in SARIF', async () => {
  const report = await merged(['right', 'later'], { out: at('worded') });
  const [older, newer] = report.subjects.map(({ key }) => key);
  const differing = report.clauses.filter(({ subject, id, says }) => {
    const other = report.clauses.find((one) => one.subject === newer && one.id === id);
    return subject === older && other !== undefined && other.says !== says;
  });
  expect(differing.length).toBeGreaterThan(0);
  const summary = [...summaryMd(report)].join('');
  const { runs } = JSON.parse([...sarifJson(report)].join('')) as Log;
  for (const { id } of differing)
    for (const [index, key] of [older, newer].entries()) {
      const clause = report.clauses.find((one) => one.subject === key && one.id === id);
      const edition = report.subjects[index]?.documents[0].edition;
      const row = summary.split('\n').find((line) => line.startsWith(`| ${markdownCode(id)} (${edition}) `));
      expect(row).toContain(` ${markdownSays(clause?.says ?? '')} `);
      const rule = runs[index]?.tool.driver.rules?.find((one) => one.id === id);
      expect(rule?.shortDescription?.text).toBe(clause?.says);
    }
});

test('explain takes the edition from the report in the directory', async () => {
  const { stdout } = await commandHere(['explain', 'accepts-chat/chat', '--out', at('later')]);
  expect(stdout).toMatch(/^ {2}edition +2026-08$/m);
});

test('evidence without a footer is a MissingFooter', async () => {
  writeLines(at('cut.ndjson'), linesOf(at('right.ndjson')), (line) => (line.type === 'end' ? null : line));
  await reportDirectory(at('cut'), at('cut.ndjson'));
  await expect(merged(['cut', 'later'], { out: at('without-footer') })).rejects.toThrow(MissingFooter);
});

test('evidence that holds a case twice is a DuplicateCase', async () => {
  const lines = linesOf(at('right.ndjson'));
  writeLines(at('double.ndjson'), [...lines.slice(0, 2), ...lines.slice(1)]);
  await expect(reportDirectory(at('double'), at('double.ndjson'))).rejects.toThrow(DuplicateCase);
});

test('evidence that passed a Windows checkout is judged alike', async () => {
  writeFileSync(at('windows.ndjson'), readFileSync(at('right.ndjson'), 'utf8').replaceAll('\n', '\r\n'));
  const windows = await reportDirectory(at('windows'), at('windows.ndjson'));
  const right = await reportDirectory(at('unix'), at('right.ndjson'));
  expect(JSON.stringify(windows.cases)).toBe(JSON.stringify(right.cases));
});

test('a report that passed a Windows checkout is read alike', async () => {
  await reportDirectory(at('checked-out'), at('right.ndjson'));
  const file = at('checked-out', 'report.json');
  const { report } = await openReport(file);
  const text = JSON.stringify(report);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
  expect(JSON.stringify((await openReport(file)).report)).toBe(text);
});

test('a report that holds a case twice is a DuplicateCase, and one that names a subject it does not list an UnknownSubject', async () => {
  await reportDirectory(at('named'), at('right.ndjson'));
  const text = readFileSync(at('named', 'report.json'), 'utf8');
  const report = JSON.parse(text) as Report;
  const [first] = report.cases;
  writeFileSync(at('double.json'), JSON.stringify({ ...report, cases: [...report.cases, first] }));
  await expect(openReport(at('double.json'))).rejects.toThrow(DuplicateCase);
  const cases = report.cases.map((reported) => ({ ...reported, subject: 'somebody' }));
  writeFileSync(at('unknown.json'), JSON.stringify({ ...report, cases }));
  await expect(openReport(at('unknown.json'))).rejects.toThrow(UnknownSubject);
});

test('a case of a report that was laid out otherwise is read all the same', async () => {
  const { report } = await openReport(at('right'));
  const text = readFileSync(at('right', 'report.json'), 'utf8');
  writeFileSync(at('plain.json'), JSON.stringify(JSON.parse(text)));
  expect(JSON.stringify((await openReport(at('plain.json'))).report)).toBe(JSON.stringify(report));
});
