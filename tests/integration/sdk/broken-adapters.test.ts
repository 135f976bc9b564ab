import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../src/package-root.ts';
import type { Report } from '../../../src/report/model/report.ts';
import { runCommand } from '../commands/command.ts';

test.describe.configure({ mode: 'parallel', timeout: 60_000 });

const adapter = join(packageRoot(), 'tests', 'integration', 'sdk', 'bad-adapter.mjs');

/** Judges one subject by two situations, and gives what a person sees: exit code, screen, summary and report. */
async function judged(name: string, command: readonly string[]) {
  const file = test.info().outputPath(`${name}.yaml`);
  writeFileSync(file, `name: ${name}\ntitle: ${name}\ncommand: ${JSON.stringify(command)}\n`);
  const out = test.info().outputPath('report');
  const { code, stdout } = await runCommand(['sdk', file, '--only', '*/success-*', '--out', out]);
  const summary = readFileSync(join(out, 'summary.md'), 'utf8');
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  return { code, stdout, summary, report };
}

function lines(text: string, word: string): readonly string[] {
  return text.split('\n').filter((line) => line.includes(word));
}

/** What is wrong with an adapter, and the words that blame it. */
const broken: Readonly<Record<string, readonly [mode: string, words: string]>> = {
  'that crashes': [
    'crashes',
    'bad-adapter.mjs crashes ended with code 7 before it replied to handshake. It printed nothing.',
  ],
  'that prints junk': ['junk', 'It printed: Welcome to my adapter'],
  'of another version': ['version-2', 'it speaks version 2 of the protocol, and this suite speaks version 1'],
  'with an unknown capability': ['unknown-capability', 'Did you mean "http-status"?'],
  'that crashes at every call': ['crashes-at-call', 'ended with code 7 before it replied to the call'],
  'whose reply is none': ['nonsense', '/outcome This must be one of'],
  'that reports a failure of its own': ['adapter-error', 'reports a failure of its own: mine'],
};

for (const [what, [mode, words]] of Object.entries(broken))
  test(`an adapter ${what} is blamed once, with exit 2`, async () => {
    const { code, stdout, summary, report } = await judged(mode, ['node', adapter, mode]);
    expect({
      code,
      screen: lines(stdout, words).length,
      summary: lines(summary, 'does not work').length,
    }).toEqual({
      code: 2,
      screen: 1,
      summary: 1,
    });
    expect(report.subjects[0]?.runWarnings?.map(({ code: warning }) => warning)).toEqual(['adapter-broken']);
    expect([...new Set(report.cases.map(({ verdict }) => verdict))]).toEqual(['not-run']);
  });

test('the last of what an adapter wrote to stderr is shown, escaped and without the stack', async () => {
  const { stdout } = await judged('crashes', ['node', adapter, 'crashes']);
  const [line = ''] = lines(stdout, 'does not work');
  expect(line).toContain('Its stderr ends with: Traceback Error: \\u{1b}[31mboom');
});

test('a file that is not there and one that may not be executed are adapters that do not work', async () => {
  const file = test.info().outputPath('adapter.sh');
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o644);
  const [missing, denied] = [await judged('missing', ['./no-adapter']), await judged('denied', [file])];
  expect([missing.code, denied.code]).toEqual([2, 2]);
  expect(missing.stdout).toContain('./no-adapter cannot be started, because it is not there (ENOENT)');
  expect(denied.stdout).toContain('cannot be started, because it may not be executed (EACCES)');
});

test('a missing interpreter is a missing precondition, and the reason says so', async () => {
  const { code, report } = await judged('no-interpreter', ['no-such-interpreter', 'adapter.x']);
  expect(code).toBe(4);
  const judgedCases = report.cases.filter(({ verdict }) => verdict !== 'not-run');
  expect([...new Set(judgedCases.map(({ verdict, reason }) => `${verdict}: ${reason}`))]).toEqual([
    'inconclusive: no-such-interpreter is not installed: it is not in PATH.',
  ]);
});

test('what an adapter says that it lacks makes a call inconclusive', async () => {
  const { code, report } = await judged('unmet', ['node', adapter, 'unmet']);
  expect(code).toBe(4);
  expect(
    report.cases.filter(({ reason }) => reason === 'There is no abacus.').map((one) => one.verdict),
  ).toEqual(expect.arrayContaining(['inconclusive']));
});
