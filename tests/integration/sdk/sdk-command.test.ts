import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../src/package-root.ts';
import type { Report } from '../../../src/report/model/report.ts';
import { commandHere } from '../commands/command-here.ts';

test.setTimeout(180_000);

/** A subject file for `bad-adapter.mjs` in a mode. */
function subjectFile(mode: string): string {
  const file = test.info().outputPath(`${mode}.yaml`);
  const adapter = join(packageRoot(), 'tests', 'integration', 'sdk', 'bad-adapter.mjs');
  writeFileSync(
    file,
    `name: ${mode}\ntitle: Mode ${mode}\ncommand: [node, ${JSON.stringify(adapter)}, ${mode}]\n`,
  );
  return file;
}

function reportIn(directory: string): Report {
  return JSON.parse(readFileSync(join(directory, 'report.json'), 'utf8')) as Report;
}

test('a subject that breaks down harms nobody but itself', async () => {
  const out = test.info().outputPath('report');
  const files = ['crashes', 'absent', 'one-endless-line', 'leaves-child'].map(subjectFile);
  const { code } = await commandHere([
    'sdk',
    'reference-client',
    ...files,
    '--only',
    'success-is-true/success-bare',
    '--out',
    out,
    '--quiet',
  ]);
  const report = reportIn(out);
  const verdicts = report.cases
    .filter(({ id }) => id === 'success-is-true/success-bare')
    .map(({ subject, verdict }) => [subject, verdict]);
  expect(code).toBe(2);
  expect(verdicts).toEqual([
    ['reference-client', 'pass'],
    ['crashes', 'not-run'],
    ['one-endless-line', 'not-run'],
    ['leaves-child', 'not-run'],
  ]);
  expect(report.notes?.filter((note) => note.startsWith('Mode absent'))).toEqual([
    'Mode absent: Not run: Mode absent is not installed.',
  ]);
});

test('exit codes: right, absent, broken, unknown', async () => {
  const run = async (...words: string[]) => {
    const out = test.info().outputPath(`report-${words[0]?.split('/').at(-1)}`);
    return (
      await commandHere(['sdk', ...words, '--only', 'success-is-true/success-bare', '--out', out, '--quiet'])
    ).code;
  };
  expect([
    await run('reference-client'),
    await run(subjectFile('absent')),
    await run(subjectFile('crashes')),
    await run('no-such-subject'),
  ]).toEqual([5, 5, 2, 2]);
});

test('the evidence of a run is judged again to the same verdicts', async () => {
  const [first, second] = [test.info().outputPath('first'), test.info().outputPath('second')];
  await commandHere(['sdk', subjectFile('good'), '--only', '*/dialog-id-empty', '--out', first, '--quiet']);
  await commandHere(['judge', first, '--out', second, '--quiet']);
  const [{ cases, statement }, again] = [reportIn(first), reportIn(second)];
  expect(statement).toBe('not-conformant');
  expect(again.cases).toEqual(cases);
});

test('explain writes a script that shows a finding of a real SDK by itself', async () => {
  const out = test.info().outputPath('report');
  const id = 'success-is-true/success-bare';
  await commandHere(['sdk', 'b24jssdk-2.2.0', '--only', id, '--out', out, '--quiet']);
  const { stdout, stderr } = await commandHere(['explain', id, '--sdk', 'b24jssdk-2.2.0', '--out', out]);
  expect(stderr).toContain('success-as-error');
  const place = test.info().outputPath('elsewhere');
  mkdirSync(join(place, 'node_modules', '@bitrix24'), { recursive: true });
  symlinkSync(
    join(packageRoot(), 'node_modules', 'b24jssdk-2.2.0'),
    join(place, 'node_modules', '@bitrix24', 'b24jssdk'),
  );
  writeFileSync(join(place, 'reproduce.mjs'), stdout);
  const shown = spawnSync(process.execPath, ['reproduce.mjs'], {
    cwd: place,
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(shown.stdout).toMatch(/^request 1: POST \/rest\/1\/secret\/im\.dialog\.writing/);
  expect(shown.stdout).toContain('outcome: an error: AjaxError JSSDK_UNKNOWN_ERROR');
});
