import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../src/package-root.ts';
import { verifyReport } from '../../../src/report/compare/verify/verify-report.ts';
import { evidencePath, ledgerPath } from '../../../src/report/model/report-files.ts';
import { sourceList, suiteHash } from '../../../src/suite-hash.ts';
import { cleanEnvironment, commandLine, temporaryDirectory } from '../../integration/commands/command.ts';
import { commandHere } from '../../integration/commands/command-here.ts';
import { gatherEvidence, linesOf, reportDirectory, writeLines } from './samples/report-directories.ts';

// Whole runs and whole reports: on a busy machine they take their time.
test.describe.configure({ timeout: 180_000 });

const scratch = temporaryDirectory();
const at = (...parts: readonly string[]) => join(scratch.path, ...parts);
const ledger = at('known.yaml');
const evidence = evidencePath('embedded-reference-portal');
const copy = ledgerPath('embedded-reference-portal');

test.beforeAll(async () => {
  test.setTimeout(120_000);
  await gatherEvidence(at('run.ndjson'), { mutant: 'malformed-id-is-denied' });
  copyFileSync(join(packageRoot(), 'spec', 'deviations', 'founding.yaml'), ledger);
});

test.afterAll(() => scratch.remove());

async function wrongIn(directory: string): Promise<readonly string[]> {
  return (await verifyReport(directory)).flatMap(({ what, matches }) => (matches ? [] : [what]));
}

test('a report as a run left it: everything matches', async () => {
  await reportDirectory(at('right'), at('run.ndjson'), ledger, true);
  expect(await wrongIn(at('right'))).toEqual([]);
  const { code, stdout } = await commandHere(['report', 'verify', at('right')]);
  expect(stdout).toContain('The report is complete and unchanged.');
  expect(code).toBe(0);
});

test('each kind of change has a message of its own', async () => {
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  const changes: readonly [
    name: string,
    change: (directory: string) => void,
    wrong: readonly (string | RegExp)[],
  ][] = [
    [
      'evidence',
      (directory) =>
        writeLines(join(directory, evidence), linesOf(at('run.ndjson')), (line) =>
          line.type === 'case' && line.id === 'accepts-chat/chat'
            ? { ...line, exchanges: [], notRun: 'Not run: invented.' }
            : line,
        ),
      [evidence, /^verdicts of/, 'statement'],
    ],
    [
      'a verdict in report.json',
      (directory) =>
        edit(join(directory, 'report.json'), (text) => text.replace('"verdict":"fail"', '"verdict":"pass"')),
      [/^verdicts of/, 'junit.xml', 'ctrf.json', 'results.sarif', 'index.html'],
    ],
    [
      'the statement in report.json',
      (directory) =>
        edit(join(directory, 'report.json'), (text) =>
          text.replaceAll('"statement": "not-conformant"', '"statement": "conformant"'),
        ),
      ['statement'],
    ],
    [
      'the page',
      (directory) => edit(join(directory, 'index.html'), (text) => text.replace('✗', '✓')),
      ['index.html'],
    ],
    ['the ledger', (directory) => edit(join(directory, copy), (text) => `${text}# seen\n`), [copy]],
    [
      'the suite',
      (directory) =>
        edit(join(directory, 'report.json'), (text) => text.replace(suiteHash(), '0'.repeat(64))),
      ['suite'],
    ],
  ];
  await reportDirectory(at('unchanged'), at('run.ndjson'), ledger, true);
  for (const [name, change, expected] of changes) {
    const directory = at(`changed-${name.replace(/\W/g, '-')}`);
    cpSync(at('unchanged'), directory, { recursive: true });
    change(directory);
    const wrong = await wrongIn(directory);
    for (const what of expected)
      expect(
        wrong.some((one) => (typeof what === 'string' ? one === what : what.test(one))),
        `${name}: ${what} in ${wrong}`,
      ).toBe(true);
  }
});

test('the same evidence gives the same bytes, from another place, time zone and language', async () => {
  await reportDirectory(at('here'), at('run.ndjson'), null, true);
  const judge = (env: Readonly<Record<string, string>>, cwd: string, out: string) =>
    spawnSync(process.execPath, [commandLine, 'judge', at('here', evidence), '--out', out, '--quiet'], {
      cwd,
      env: { ...cleanEnvironment(), ...env },
    });
  judge({ TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' }, '/', at('east'));
  judge({ TZ: 'America/Adak', LANG: 'C', LC_ALL: 'C' }, scratch.path, at('west'));
  const files = [
    'report.json',
    'index.html',
    'junit.xml',
    'ctrf.json',
    'results.sarif',
    'summary.md',
    'badge.json',
    'badge.svg',
  ];
  const different = files.flatMap((file) => {
    const [one, ...others] = ['here', 'east', 'west'].map((place) => readFileSync(at(place, file), 'utf8'));
    return others.every((text) => text === one) ? [] : [file];
  });
  expect(different).toEqual([]);
});

test('what cannot be checked is exit 2', async () => {
  expect((await commandHere(['report', 'verify', at('nowhere')])).code).toBe(2);
  await reportDirectory(at('old'), at('run.ndjson'));
  const report = JSON.parse(readFileSync(at('old', 'report.json'), 'utf8')) as Record<string, unknown>;
  delete report['proof'];
  writeFileSync(at('old', 'report.json'), JSON.stringify(report));
  const { code, stderr } = await commandHere(['report', 'verify', at('old')]);
  expect(stderr).toContain('does not say what it was made of');
  expect(code).toBe(2);
});

test('a report whose proof leads out of its directory is refused', async () => {
  await reportDirectory(at('astray'), at('run.ndjson'));
  const file = at('astray', 'report.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(`"file": "${evidence}"`, '"file": "../run.ndjson"'));
  await expect(verifyReport(at('astray'))).rejects.toThrow('names a file outside its directory');
});

test('the hash of the suite is that of its sources, and the package carries their list', () => {
  expect(sourceList()).toBe(readFileSync(join(packageRoot(), 'dist', 'sources.sha256'), 'utf8'));
  expect(sourceList()).toMatch(/^[0-9a-f]{64} {2}src\/api\.ts$/m);
});
