import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { judgeSdks } from '../../../src/api.ts';
import { packageRoot } from '../../../src/package-root.ts';
import { startCommand } from '../commands/command.ts';

test.describe.configure({ mode: 'parallel', timeout: 60_000 });

const adapter = join(packageRoot(), 'tests', 'integration', 'sdk', 'bad-adapter.mjs');

test('a program judges SDKs as the command does, and has the report', async () => {
  const out = test.info().outputPath('report');
  const seen: number[] = [];
  const report = await judgeSdks({
    subjects: ['reference-client'],
    only: 'success-is-true/success-bare',
    out,
    path: process.env['PATH'],
    progress: (done) => seen.push(done),
  });
  const [first] = report.cases.filter(({ verdict }) => verdict !== 'not-run');
  expect([report.exitCode, first?.id, first?.verdict]).toEqual([5, 'success-is-true/success-bare', 'pass']);
  expect(seen).toEqual([0, 1]);
  expect(existsSync(join(out, 'index.html'))).toBe(true);
});

test('a program that names a subject that is not there is told so', async () => {
  await expect(judgeSdks({ subjects: ['no-such-sdk'] })).rejects.toThrow('There is no subject no-such-sdk.');
});

test('--watch runs again when a file beside the subject changes, and Ctrl-C ends it', async () => {
  const file = test.info().outputPath('good.yaml');
  const text = `name: good\ntitle: Good\ncommand: [node, ${JSON.stringify(adapter)}, good]\n`;
  writeFileSync(file, text);
  const out = test.info().outputPath('report');
  const only = ['--only', 'success-is-true/success-bare', '--out', out];
  const { child, ended } = startCommand(['sdk', file, '--watch', ...only]);
  let runs = 0;
  child.stdout?.on('data', (chunk: string) => {
    runs += String(chunk).split('Watching').length - 1;
  });
  await expect.poll(() => runs, { timeout: 30_000 }).toBe(1);
  writeFileSync(file, `${text}# changed\n`);
  await expect.poll(() => runs, { timeout: 30_000 }).toBe(2);
  child.kill('SIGINT');
  const { code } = await ended;
  expect(code).toBe(5);
});
