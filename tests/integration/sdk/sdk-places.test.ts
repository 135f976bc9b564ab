import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../src/package-root.ts';
import type { Report } from '../../../src/report/model/report.ts';
import { runCommand } from '../commands/command.ts';

test.describe.configure({ mode: 'parallel', timeout: 120_000 });

/** A project with one package, which is one of those that the suite itself has. */
function projectWith(name: string, own: string): string {
  const project = test.info().outputPath('project');
  const place = join(project, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(join(packageRoot(), 'node_modules', own), place);
  return project;
}

async function run(cwd: string, ...words: readonly string[]) {
  const only = ['--only', 'success-is-true/success-bare', '--out', 'report', '--quiet'];
  const { code, stderr } = await runCommand(['sdk', ...words, ...only], {}, cwd);
  const report = JSON.parse(readFileSync(join(cwd, 'report', 'report.json'), 'utf8')) as Report;
  return { code, stderr, report };
}

test('an SDK of the user is found under its real name, from where the command runs', async () => {
  const { report } = await run(projectWith('@bitrix24/b24jssdk', 'b24jssdk-1.3.0'), 'b24jssdk');
  expect(report.subjects.map(({ name, origin }) => [name, origin])).toEqual([
    ['b24jssdk', '@bitrix24/b24jssdk@1.3.0'],
  ]);
});

test('a working copy is judged by its directory, also by that of its build', async () => {
  const cwd = test.info().outputPath('work');
  const copy = join(cwd, 'sdk');
  mkdirSync(join(copy, 'dist'), { recursive: true });
  writeFileSync(join(copy, 'package.json'), '{"name":"b24","version":"1.2.0-dev","main":"dist/b24.cjs"}');
  writeFileSync(
    join(copy, 'dist', 'b24.cjs'),
    'exports.Bitrix24 = class { async callMethod() { return { result: true }; } };',
  );
  const { report } = await run(cwd, './sdk/dist');
  expect(report.subjects.map(({ name, origin }) => [name, origin])).toEqual([['b24-working-copy', './sdk']]);
  expect(report.cases.find(({ id }) => id === 'success-is-true/success-bare')?.repeat).toContain(
    'sdk ./sdk ',
  );
});

test('a directory whose package has no adapter is refused with what to do', async () => {
  const cwd = test.info().outputPath('work');
  mkdirSync(join(cwd, 'other'), { recursive: true });
  writeFileSync(join(cwd, 'other', 'package.json'), '{"name":"my-own-sdk"}');
  const { code, stderr } = await runCommand(['sdk', './other'], {}, cwd);
  expect(code).toBe(2);
  expect(stderr).toContain('./other is the package my-own-sdk, for which the suite has no adapter.');
});

test('a name that is nearly one of a subject is refused with a suggestion', async () => {
  const { code, stderr } = await runCommand(['sdk', 'b24jsdk'], {}, packageRoot());
  expect([code, stderr.split(' Known:')[0]]).toEqual([
    2,
    'There is no subject b24jsdk. Did you mean b24jssdk?',
  ]);
});
