import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../src/package-root.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import type { Report } from '../../../src/report/model/report.ts';
import { evidencePath, ledgerPath } from '../../../src/report/model/report-files.ts';
import { breaking } from '../../mutants/breaking.ts';
import { cleanEnvironment, commandLine, filesIn, reportIn } from './command.ts';
import { commandHere } from './command-here.ts';

test.setTimeout(180_000);

/** A subject file for a client that makes a success of everything, with a ledger if one is named. */
function subjectFile(name: string, mode = 'good', ledger: string | null = null): string {
  const file = test.info().outputPath(`${name}.yaml`);
  const adapter = join(packageRoot(), 'tests', 'integration', 'sdk', 'bad-adapter.mjs');
  const lines = [`name: ${name}`, `title: ${name}`, `command: [node, ${JSON.stringify(adapter)}, ${mode}]`];
  if (ledger !== null) lines.push(`deviations: ${basename(ledger)}`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** Records what is wrong with a subject today, with a reason for each entry. */
async function recorded(file: string, words: readonly string[], settings = {}): Promise<string> {
  const out = test.info().outputPath(`recording-${basename(file)}`);
  await commandHere([...words, '--out', out, '--record-deviations', file, '--quiet'], settings);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/reason: (?:""|'')/g, 'reason: an example'));
  return file;
}

const sdkCases = ['--only', '*/dialog-id-empty'];

test('a run over several SDKs with ledgers verifies clean, and is judged again to the same report', async () => {
  const subjects = ['alpha', 'beta'];
  const files: string[] = [];
  for (const name of subjects) {
    const words = ['sdk', subjectFile(name), ...sdkCases];
    const ledger = await recorded(test.info().outputPath(`${name}-known.yaml`), words);
    files.push(subjectFile(name, 'good', ledger));
  }
  const out = test.info().outputPath('report');
  const run = await commandHere(['sdk', ...files, ...sdkCases, '--out', out, '--quiet']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  const before = readFileSync(join(out, 'report.json'), 'utf8');
  expect(reportIn(out).counts.deviation).toBeGreaterThan(1);
  for (const name of subjects) expect(existsSync(join(out, ledgerPath(name)))).toBe(true);
  expect(await commandHere(['report', 'verify', out, '--quiet'])).toMatchObject({ code: 0 });
  const paths = filesIn(out).map(({ path }) => path);

  expect(await commandHere(['judge', out, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(join(out, 'report.json'), 'utf8')).toBe(before);
  expect(filesIn(out).map(({ path }) => path)).toEqual(paths);
});

test('a run over several SDKs of which one is installed verifies clean', async () => {
  const out = test.info().outputPath('report');
  const files = [subjectFile('there'), subjectFile('gone', 'absent')];
  expect((await commandHere(['sdk', ...files, ...sdkCases, '--out', out, '--quiet'])).code).toBe(1);
  expect(reportIn(out).subjects.map(({ key }) => key)).toEqual(['there']);
  const { code, stdout } = await commandHere(['report', 'verify', out]);
  expect(stdout).not.toContain('✗');
  expect(code).toBe(0);
});

test('judging one of several subjects does not replace the report of all', async () => {
  const out = test.info().outputPath('report');
  await commandHere(['sdk', ...['one', 'two'].map((name) => subjectFile(name)), ...sdkCases, '--out', out]);
  const refused = await commandHere(['judge', join(out, evidencePath('one'))]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('holds two as well');
  const alone = test.info().outputPath('alone');
  expect((await commandHere(['judge', join(out, evidencePath('one')), '--out', alone, '--quiet'])).code).toBe(
    1,
  );
  expect(reportIn(alone).subjects.map(({ key }) => key)).toEqual(['one']);
});

test('judge uses the ledger, the history and the selection of the run, and gives its exit code', async () => {
  const portal = await startPortal(breaking('malformed-chat-swaps-code'));
  const out = test.info().outputPath('report');
  const history = test.info().outputPath('runs.ndjson');
  const only = ['--only', 'chat-id-malformed'];
  const ledger = await recorded(
    test.info().outputPath('known.yaml'),
    ['portal', '--live', ...only],
    portal.settings,
  );
  const known = [...only, '--deviations', ledger, '--history', history, '--out', out, '--quiet'];
  expect((await commandHere(['portal', '--live', ...known], portal.settings)).code).toBe(0);
  await commandHere(['portal', '--live', ...known], portal.settings);
  const before = reportIn(out);
  expect(before.since).toHaveLength(1);

  expect((await commandHere(['judge', out, '--quiet'])).code).toBe(0);
  expect(reportIn(out)).toEqual(before);

  const selected = ['--only', 'verdict:deviation', '--deviations', ledger, '--out', out, '--quiet'];
  await commandHere(['portal', '--live', ...selected], portal.settings);
  const again = reportIn(out);
  expect(again.counts.deviation).toBe(before.counts.deviation);
  await commandHere(['judge', out, '--quiet']);
  expect(reportIn(out)).toEqual(again);
  await portal.close();
});

test('the settings name a ledger and a history for judge as they do for portal', async () => {
  const portal = await startPortal(breaking('malformed-chat-swaps-code'));
  const out = test.info().outputPath('report');
  const words = ['portal', '--live', '--only', 'chat-id-malformed'];
  const ledger = await recorded(test.info().outputPath('known.yaml'), words, portal.settings);
  expect((await commandHere([...words, '--out', out, '--quiet'], portal.settings)).code).toBe(1);
  await portal.close();
  const history = test.info().outputPath('runs.ndjson');
  const settings = { B24_DEVIATIONS: ledger, B24_HISTORY: history };
  expect((await commandHere(['judge', out, '--quiet'], settings)).code).toBe(0);
  expect(readFileSync(history, 'utf8').trim().split('\n')).toHaveLength(1);
});

/** What must be the same in two runs: all but the block of the run, the hash of the evidence, and what travelled. */
function lastingOf(report: Report): unknown {
  return {
    ...report,
    subjects: report.subjects.map(({ run: _, ...subject }) => subject),
    proof: { ...report.proof, files: report.proof?.files.map(({ sha256: _, ...file }) => file) },
    cases: report.cases.map(({ exchanges: _, ...reported }) => reported),
  };
}

test('two runs of the same portal differ in the block of the run only', async () => {
  const [one, other] = ['one', 'other'].map((name) => test.info().outputPath(name)) as [string, string];
  for (const out of [one, other])
    await commandHere(['portal', '--embedded', '--only', 'accepts-*,dialog-id-missing', '--out', out]);
  expect(lastingOf(reportIn(other))).toEqual(lastingOf(reportIn(one)));
  expect(reportIn(other).subjects[0]?.run.id).not.toBe(reportIn(one).subjects[0]?.run.id);
});

test('a directory without evidence is refused in one line', async () => {
  const empty = test.info().outputPath('empty');
  mkdirSync(empty);
  const { code, stderr } = await commandHere(['judge', empty]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^There is no evidence in .*\n$/);
});

/** Runs a printed line in a shell, in a directory of its own, and gives the verdict that it comes to. */
async function repeated(line: string, id: string, settings: Readonly<Record<string, string>> = {}) {
  const cwd = test.info().outputDir;
  const [program, ...words] = line.split(' ').slice(1);
  expect(program).toBe('b24-conformance');
  const stderr = await new Promise<string>((resolve) => {
    execFile(
      'sh',
      ['-c', `"$NODE" "$PROGRAM" ${words.join(' ')} --quiet`],
      { cwd, env: { ...cleanEnvironment(settings), NODE: process.execPath, PROGRAM: commandLine } },
      (_error, _stdout, said) => resolve(said),
    );
  });
  const directory = join(cwd, 'reports', 'repeat');
  const { cases } = existsSync(join(directory, 'report.json')) ? reportIn(directory) : { cases: [] };
  return { stderr, verdict: cases.find((one) => one.id === id)?.verdict };
}

function caseIn({ cases }: Report, id: string) {
  const reported = cases.find((one) => one.id === id);
  if (reported === undefined) throw new Error(`The report has no case ${id}.`);
  return reported;
}

test('the printed line repeats a case of the embedded portal, of a later edition', async () => {
  const out = test.info().outputPath('report');
  const words = ['--embedded', '--edition', '2026-08', '--only', 'accepts-chat,same-again', '--repeat', '2'];
  await commandHere(['portal', ...words, '--out', out, '--quiet']);
  const report = reportIn(out);
  for (const id of report.cases
    .filter(({ verdict }) => verdict === 'pass')
    .map((one) => one.id)
    .slice(0, 2)) {
    const { repeat, verdict } = caseIn(report, id);
    expect(repeat).toContain('--embedded --method im.dialog.writing --edition 2026-08');
    expect(await repeated(repeat, id)).toEqual({ stderr: '', verdict });
  }
});

for (const { says, methods } of [
  { says: 'by a pattern', methods: 'im.message.*' },
  { says: 'by their names', methods: 'profile,im.dialog.get' },
]) {
  test(`the printed line repeats a case of a run of several methods that were named ${says}`, async () => {
    const out = test.info().outputPath('report');
    const only = '*:success-result/*,*:same-again/*in-a-row';
    await commandHere(['portal', '--embedded', '--method', methods, '--only', only, '--out', out, '--quiet']);
    const report = reportIn(out);
    const run = report.cases.filter(({ verdict }) => verdict === 'pass');
    expect(new Set(run.map(({ id }) => id.split(':')[0])).size).toBeGreaterThan(1);
    const { id, repeat, verdict } = run.at(-1) ?? run[0] ?? { id: '', repeat: '', verdict: '' };
    expect(repeat).toContain(`--method ${methods.includes('*') ? `'${methods}'` : methods} --only ${id}`);

    expect(await repeated(repeat, id)).toEqual({ stderr: '', verdict });

    const sent = (directory: string) =>
      caseIn(reportIn(directory), id).exchanges.map(({ request: { method, body } }) => [method, body?.text]);
    expect(sent(test.info().outputPath('reports', 'repeat'))).toEqual(sent(out));
  });
}

test('the printed line repeats a case of a configured portal by its ledger', async () => {
  const portal = await startPortal(breaking('malformed-chat-swaps-code'));
  const id = 'chat-id-malformed/malformed-chat-id';
  const words = ['portal', '--live', '--only', id];
  const ledger = await recorded(test.info().outputPath("known to 'us'.yaml"), words, portal.settings);
  const out = test.info().outputPath('report');
  await commandHere([...words, '--deviations', ledger, '--out', out, '--quiet'], portal.settings);
  const { repeat, verdict } = caseIn(reportIn(out), id);
  expect(verdict).toBe('deviation');
  expect(await repeated(repeat, id, portal.settings)).toEqual({ stderr: '', verdict });
  await portal.close();
});

test('the printed line repeats a case of an SDK that comes with the suite', async () => {
  const out = test.info().outputPath('report');
  const id = 'success-is-true/success-bare';
  await commandHere(['sdk', 'reference-client', '--only', id, '--out', out, '--quiet']);
  const { repeat, verdict } = caseIn(reportIn(out), id);
  expect(repeat).toContain('sdk reference-client ');
  expect(await repeated(repeat, id)).toEqual({ stderr: '', verdict });
});

test('the printed line repeats a case of an SDK of one’s own, by its file', async () => {
  const out = test.info().outputPath('report');
  const file = subjectFile('own');
  await commandHere(['sdk', file, ...sdkCases, '--out', out, '--quiet']);
  const reported = reportIn(out).cases.find(({ verdict }) => verdict === 'fail');
  const { repeat = '', id = '' } = reported ?? {};
  expect(repeat).toContain('own.yaml');
  expect(await repeated(repeat, id)).toEqual({ stderr: '', verdict: 'fail' });
});
