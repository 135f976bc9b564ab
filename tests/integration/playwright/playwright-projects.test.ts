import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { JSONReport } from '@playwright/test/reporter';
import { packageRoot } from '../../../src/package-root.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { breaking } from '../../mutants/breaking.ts';
import { type Ended, startNode, temporaryDirectory } from '../commands/command.ts';
import { specsOf } from './json-report.ts';

test.describe.configure({ timeout: 120_000 });

const guide = readFileSync(join(packageRoot(), 'docs', 'guides', 'playwright.md'), 'utf8');

/** A file of the guide: the code block that bears its name. */
function fileOf(name: string): string {
  return new RegExp(`\`\`\`js ${name.replaceAll('.', '\\.')}\\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1] ?? '';
}

interface Project {
  readonly path: string;
  /** Runs Playwright in the project's directory, with its JSON report in `results.json`. */
  run(args: readonly string[], settings?: Readonly<Record<string, string>>): Promise<Ended>;
  results(): JSONReport;
  remove(): void;
}

/** A project of somebody's own that has installed Playwright and this package. `config` replaces the guide's configuration. */
function project(config = fileOf('playwright.config.mjs')): Project {
  const { path, remove } = temporaryDirectory();
  const modules = join(path, 'node_modules');
  for (const name of ['@playwright/test', 'playwright', 'playwright-core', 'b24-conformance']) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(
      name === 'b24-conformance' ? packageRoot() : join(packageRoot(), 'node_modules', name),
      join(modules, name),
    );
  }
  mkdirSync(join(path, 'tests'));
  writeFileSync(join(path, 'playwright.config.mjs'), config);
  writeFileSync(join(path, 'tests', 'own.spec.mjs'), fileOf('tests/own.spec.mjs'));
  const cli = join(packageRoot(), 'node_modules', '@playwright', 'test', 'cli.js');
  return {
    path,
    run: (args, settings = {}) =>
      startNode(
        [cli, 'test', ...args],
        { ...settings, PLAYWRIGHT_JSON_OUTPUT_NAME: join(path, 'results.json') },
        path,
      ).ended,
    results: () => JSON.parse(readFileSync(join(path, 'results.json'), 'utf8')) as JSONReport,
    remove,
  };
}

/** A configuration with the suite's reporter and Playwright's JSON reporter. */
function configured(options: string): string {
  return `import { conformanceProjects, reporter } from 'b24-conformance/playwright';
export default {
  projects: [{ name: 'own', testDir: './tests' }, ...conformanceProjects(${options})],
  reporter: [reporter(), ['json']],
};\n`;
}

/** The private directories of runs of this kind. */
function runDirectories(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => /^b24-run-[0-9a-f]{8}-/.test(name));
}

test('the guide’s configuration runs own tests and cases in one run, and writes the report', async () => {
  const { path, run, results, remove } = project();
  const { code, stdout } = await run(['--reporter=json']);
  const specs = specsOf(results().suites);
  const found = specs.find(({ title }) => title.startsWith('dialog-id-missing/missing'));
  const report = existsSync(join(path, 'reports', 'conformance', 'report.json'));
  remove();
  expect(code, stdout).toBe(0);
  expect(new Set(specs.map((spec) => spec.project))).toEqual(
    new Set(['own', 'conformance set-up', 'conformance', 'conformance report']),
  );
  expect(found?.tags).toEqual(['MUST', 'im.dialog.writing', 'clause:dialog-id-missing']);
  expect(found?.path.slice(-2)).toEqual(['im.dialog.writing', 'dialog-id-missing']);
  expect(found?.result?.attachments.map(({ name }) => name)).toEqual(['request 1', 'response 1']);
  expect(report).toBe(true);
});

test('a run of other projects starts nothing of the group', async () => {
  const { path, run, remove } = project();
  const before = runDirectories();
  const { code, stdout } = await run(['--project=own', '--reporter=line'], {
    B24_WEBHOOK_URL: 'http://portal.example',
  });
  const left = existsSync(join(path, 'reports'));
  const made = runDirectories().filter((name) => !before.includes(name));
  remove();
  expect(code, stdout).toBe(0);
  expect({ left, made }).toEqual({ left: false, made: [] });
});

test('a broken promise fails its tests and the report, in one worker, without the webhook’s code', async () => {
  const portal = await startPortal(breaking('malformed-id-is-denied'));
  const { run, results, remove } = project(
    configured("{ only: 'dialog-id-malformed/malformed-*,dialog-id-malformed/user-p*' }"),
  );
  const { code, stdout } = await run(['--project=conformance'], portal.settings);
  const specs = specsOf(results().suites);
  const text = JSON.stringify(results());
  remove();
  await portal.close();
  expect(code).toBe(1);
  const failed = specs.filter(({ ok }) => !ok);
  expect(failed.length).toBeGreaterThan(2);
  expect(
    new Set(specs.filter((one) => one.project === 'conformance').map(({ result }) => result?.workerIndex))
      .size,
  ).toBe(1);
  expect(failed.map(({ project: name }) => name)).toContain('conformance report');
  expect(stdout).toMatch(/statement +Not conformant\./);
  const secret = /\/rest\/\d+\/([^/]+)\//.exec(portal.webhookUrl)?.[1] ?? 'no code';
  expect(text).not.toContain(secret);
  expect(stdout).not.toContain(secret);
});

test('settings that cannot be used are told once, without a stack', async () => {
  const { run, remove } = project();
  const { code, stdout, stderr } = await run(['--project=conformance', '--reporter=line'], {
    B24_WEBHOOK_URL: 'http://portal.example',
  });
  remove();
  const said = `${stdout}${stderr}`;
  expect(code).toBe(1);
  expect(said.match(/has no \/rest\/ in its path/g)).toHaveLength(1);
  expect(said).not.toMatch(/^ +at /m);
});

test('--retries is refused before anything is sent @full', async () => {
  const portal = await startPortal({});
  const { run, remove } = project(configured("{ only: 'dialog-id-missing' }"));
  const { code, stdout } = await run(
    ['--project=conformance', '--retries=1', '--reporter=line'],
    portal.settings,
  );
  remove();
  await portal.close();
  expect(code).toBe(1);
  expect(stdout).toContain('--retries is not possible');
  expect(portal.requests).toBe(0);
});

test('without its set-up a case says which project is missing @full', async () => {
  const { run, remove } = project();
  const { code, stdout } = await run(['--project=conformance', '--no-deps', '--reporter=line']);
  remove();
  expect(code).toBe(1);
  expect(stdout).toContain('The project “conformance set-up” has not run.');
});

test('an unknown option is refused with what was meant', async () => {
  const { run, remove } = project(configured("{ methods: 'im.*' }"));
  const { code, stdout, stderr } = await run([]);
  remove();
  expect(code).toBe(1);
  expect(`${stdout}${stderr}`).toContain('there is no option “methods”. Did you mean method?');
});

test('shards share the cases, and their reports merge to the whole @full', async () => {
  const { path, run, remove } = project(
    configured("{ only: 'dialog-id-missing,dialog-id-malformed', reportDir: process.env.OUT }"),
  );
  const directories = ['reports/1', 'reports/2'];
  for (const [index, OUT] of directories.entries())
    expect(
      (await run(['--project=conformance', `--shard=${index + 1}/2`, '--reporter=json'], { OUT })).code,
    ).toBe(0);
  const whole = await run(['--project=conformance'], { OUT: 'reports/whole' });
  const command = join(packageRoot(), 'dist', 'src', 'cli.js');
  const merged = await startNode(
    [command, 'report', 'merge', ...directories, '--out', 'reports/merged'],
    {},
    path,
  ).ended;
  const cases = (name: string) =>
    (
      JSON.parse(readFileSync(join(path, 'reports', name, 'report.json'), 'utf8')) as {
        cases: { id: string; verdict: string }[];
      }
    ).cases
      .map(({ id, verdict }) => `${id} ${verdict}`)
      .sort();
  const [one, other] = [cases('merged'), cases('whole')];
  remove();
  expect([whole.code, merged.code]).toEqual([0, 0]);
  expect(one).toEqual(other);
});

test('--last-failed runs the failed cases again, and only those @full', async () => {
  const portal = await startPortal(breaking('malformed-id-is-denied'));
  const { run, results, remove } = project(
    configured("{ only: 'dialog-id-malformed/malformed-*,dialog-id-missing' }"),
  );
  const names = () =>
    specsOf(results().suites)
      .filter((one) => one.project === 'conformance')
      .map(({ title, ok }) => [title, ok]);
  await run(['--project=conformance'], portal.settings);
  const failed = names().filter(([, ok]) => ok === false);
  await run(['--project=conformance', '--last-failed'], portal.settings);
  const again = names();
  remove();
  await portal.close();
  expect(failed.length).toBeGreaterThan(0);
  expect(again).toEqual(failed);
});

test('an interrupted run ends with a report, and leaves no process and no directory @full', async () => {
  const before = runDirectories();
  const { path, remove } = project(configured('{}'));
  const cli = join(packageRoot(), 'node_modules', '@playwright', 'test', 'cli.js');
  const { child, ended } = startNode([cli, 'test', '--project=conformance', '--reporter=line'], {}, path);
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', (text: Buffer) => {
      if (/\[[1-9]\d+\//.test(text.toString())) resolve();
    });
  });
  child.kill('SIGINT');
  await ended;
  const report = join(path, 'reports', 'latest', 'report.json');
  await expect.poll(() => existsSync(report), { timeout: 20_000 }).toBe(true);
  await expect
    .poll(() => runDirectories().filter((name) => !before.includes(name)), { timeout: 20_000 })
    .toEqual([]);
  const { partial } = JSON.parse(readFileSync(report, 'utf8')) as { partial: boolean };
  remove();
  expect(partial).toBe(true);
});
