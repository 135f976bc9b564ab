import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { expect, test } from '@playwright/test';
import { startEvidence } from '../../../src/report/evidence/evidence-file.ts';
import { hasUnsavedHistory, keepHistory } from '../../../src/run/places/keep-history.ts';
import { lockDirectory } from '../../../src/run/places/lock-directory.ts';
import { preparePlaces } from '../../../src/run/places/prepare-places.ts';

function directory(): string {
  const path = test.info().outputPath('report');
  mkdirSync(path, { recursive: true });
  return path;
}

/** The number of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

function lockOf(holder: object): string {
  const path = directory();
  writeFileSync(`${path}/.lock`, JSON.stringify(holder));
  return path;
}

test('a directory that a living process holds is refused with its number, and free again afterwards', () => {
  const path = directory();
  const release = lockDirectory(path);
  expect(() => lockDirectory(path)).toThrow(
    new RegExp(`^Another run \\(process ${process.pid}\\) is writing to `),
  );
  release();
  lockDirectory(path)();
  expect(readdirSync(path)).toEqual([]);
});

test('the lock of a dead process is taken over', () => {
  lockDirectory(lockOf({ pid: deadProcess(), began: null, host: hostname() }))();
});

test('the lock of a process whose number another one has now is taken over', () => {
  test.skip(process.platform !== 'linux', 'Only Linux tells when a process began.');
  lockDirectory(lockOf({ pid: process.pid, began: '1', host: hostname() }))();
});

test('the lock of another machine is not taken over, because nothing is known of its processes', () => {
  const path = lockOf({ pid: deadProcess(), began: null, host: 'elsewhere' });
  expect(() => lockDirectory(path)).toThrow(/on elsewhere\) .* remove .*\.lock/);
});

test('a lock that is no lock is replaced', () => {
  const path = directory();
  writeFileSync(`${path}/.lock`, 'x');
  lockDirectory(path)();
});

const refused: Readonly<Record<string, readonly [places: (path: string) => object, says: RegExp]>> = {
  'a report directory below a file': [
    (path) => ({ reportDir: `${path}/file/report` }),
    /cannot be the report's directory: a part of its path is a file \(ENOTDIR\)/,
  ],
  'a history that is a directory': [(path) => ({ history: path }), /The history .* is not a regular file/],
  'a history below a file': [
    (path) => ({ history: `${path}/file/runs.ndjson` }),
    /The history .* cannot be written/,
  ],
  'a ledger that exists': [(path) => ({ recordDeviations: `${path}/file` }), /exists already/],
  'a ledger that is a link to nothing': [(path) => ({ recordDeviations: `${path}/link` }), /exists already/],
  'a ledger without a directory': [
    (path) => ({ recordDeviations: `${path}/no/a.yaml` }),
    /directory of .* does not exist/,
  ],
};

for (const [name, [places, says]] of Object.entries(refused)) {
  test(`${name} is refused in one line, and nothing is made`, () => {
    const path = test.info().outputPath('places');
    mkdirSync(path);
    writeFileSync(`${path}/file`, '');
    symlinkSync('nowhere', `${path}/link`);
    const prepare = () => preparePlaces({ reportDir: `${path}/report`, ...places(path) });
    expect(prepare).toThrow(says);
    expect(prepare).toThrow(/^[^\n]* Nothing was sent\.$/);
    expect(readdirSync(path)).toEqual(['file', 'link']);
  });
}

test('a line of history that cannot be written is kept beside the report, and said', () => {
  const path = directory();
  writeFileSync(`${path}/file`, '');
  expect(() => keepHistory(`${path}/file/runs.ndjson`, [{ run: { id: 'a' } } as never], path)).toThrow(
    /could not be written: .+ Append the content of .*unsaved-history\.ndjson to it\.$/,
  );
  expect(hasUnsavedHistory(path)).toBe(true);
  expect(readFileSync(`${path}/unsaved-history.ndjson`, 'utf8')).toContain('"id":"a"');
});

test('a link in a report directory is replaced and not followed', () => {
  const path = directory();
  const other = test.info().outputPath('other');
  symlinkSync(other, `${path}/evidence.ndjson`);
  startEvidence(`${path}/evidence.ndjson`, { type: 'run' } as never);
  expect(existsSync(other)).toBe(false);
  expect(lstatSync(`${path}/evidence.ndjson`).isFile()).toBe(true);
});
