import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as playwright from '@playwright/test';
import type { JSONReport } from '@playwright/test/reporter';
import { packageRoot } from '../../../src/package-root.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { breaking } from '../../mutants/breaking.ts';
import { startNode, temporaryDirectory } from '../commands/command.ts';
import { specsOf } from './json-report.ts';

const { expect, test } = playwright;

test.describe.configure({ timeout: 120_000 });

test('the entry without browser fixtures is still there', () => {
  expect(typeof (playwright as unknown as { readonly _baseTest?: unknown })._baseTest).toBe('function');
});

/** Runs two failing cases and one passing one with the suite's reporter before Playwright's JSON reporter, or without it. */
async function runWith(ownReporter: boolean): Promise<JSONReport> {
  const portal = await startPortal(breaking('malformed-id-is-denied'));
  const out = temporaryDirectory();
  const json = join(out.path, 'playwright.json');
  const own = join(packageRoot(), 'dist', 'src', 'report', 'text', 'playwright-reporter.js');
  const config = join(out.path, 'playwright.config.mjs');
  const reporters = [
    ...(ownReporter
      ? [[own, { reportDir: join(out.path, 'report'), strict: false, words: 'stdout', colour: false }]]
      : []),
    ['json', { outputFile: json }],
  ];
  writeFileSync(
    config,
    `import base from ${JSON.stringify(join(packageRoot(), 'dist', 'playwright.config.js'))};
const tests = ${JSON.stringify(join(packageRoot(), 'dist', 'tests', 'conformance'))};
export default { ...base, testDir: tests, globalSetup: tests + '/global-setup.js', reporter: ${JSON.stringify(reporters)} };\n`,
  );
  const grep = '(dialog-id-malformed/(malformed-user-id|user-plus)|chat-id-malformed/malformed-chat-id) ·';
  const args = [
    join(packageRoot(), 'node_modules', '@playwright', 'test', 'cli.js'),
    'test',
    '--config',
    config,
    '--grep',
    grep,
  ];
  await startNode(args, { ...portal.settings, B24_REPORT_DIR: join(out.path, 'report') }, out.path).ended;
  const report = JSON.parse(readFileSync(json, 'utf8')) as JSONReport;
  out.remove();
  await portal.close();
  return report;
}

function workersOf(report: JSONReport): number {
  return new Set(specsOf(report.suites).map(({ result }) => result?.workerIndex)).size;
}

test('a case that is not green is a failed test for every other reporter, and its worker lives on', async () => {
  const report = await runWith(true);
  expect(report.stats).toMatchObject({ expected: 1, unexpected: 2, flaky: 0 });
  expect(workersOf(report)).toBe(1);
});

// That every case fails without it stands in secrets.test.ts.
test('without the suite’s reporter the same tests fail too, each at the price of a worker', {
  tag: '@full',
}, async () => {
  const report = await runWith(false);
  expect(report.stats).toMatchObject({ expected: 1, unexpected: 2, flaky: 0 });
  expect(workersOf(report)).toBeGreaterThan(1);
});
