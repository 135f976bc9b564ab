import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openRegularFile, readRegularFile } from '../../src/open-regular-file.ts';
import { evidenceLines } from '../../src/report/evidence/read-evidence.ts';
import { writeReport } from '../../src/report/formats/write-report.ts';
import { fileHash } from '../../src/report/model/file-hash.ts';
import { openReport } from '../../src/report/model/open-report.ts';
import { readReportHead } from '../../src/report/text/read-report-head.ts';
import { createEvidenceGuard } from '../../src/run/perform/evidence-guard.ts';
import { preparePlaces } from '../../src/run/places/prepare-places.ts';
import { sampleReport } from './report/samples/sample-report.ts';

test.skip(process.platform === 'win32', 'Windows has no pipes and devices with paths like these.');

const directory = () => {
  const path = test.info().outputPath('d');
  mkdirSync(path, { recursive: true });
  return path;
};

/** What somebody can put in the place of a file, and what is said of it. */
const oddFiles: Readonly<Record<string, readonly [make: (path: string) => void, problem: RegExp]>> = {
  'a directory': [mkdirSync, /is a directory, not a regular file\.$/],
  'a pipe': [(path) => spawnSync('mkfifo', [path]), /is a pipe, not a regular file\.$/],
  'a link to an endless device': [
    (path) => symlinkSync('/dev/zero', path),
    /is a device, not a regular file\.$/,
  ],
  'a link to itself': [(path) => symlinkSync(path, path), /ELOOP/],
  'a huge file': [
    (path) => {
      writeFileSync(path, '');
      truncateSync(path, 2 ** 40);
    },
    /is larger than 1 GiB\.$/,
  ],
};

for (const [what, [make, problem]] of Object.entries(oddFiles)) {
  test(`${what} is refused at once wherever a report or evidence is read`, async () => {
    const path = directory();
    const file = join(path, 'report.json');
    make(file);
    expect(() => closeSync(openRegularFile(file))).toThrow(problem);
    expect(() => readRegularFile(file)).toThrow(problem);
    expect(() => fileHash(file)).toThrow(problem);
    await expect(evidenceLines(file).next()).rejects.toThrow(problem);
    expect(readReportHead(path)).toBeNull();
    await expect(openReport(path)).rejects.toThrow(what === 'a link to itself' ? /There is no/ : problem);
  });
}

test('a socket is refused at once', async () => {
  const file = join(directory(), 's');
  const server = createServer().listen(file);
  await new Promise((resolve) => server.once('listening', resolve));
  expect(() => openRegularFile(file)).toThrow(/ENXIO/);
  await new Promise((resolve) => server.close(resolve));
});

test('a line without an end is refused before it fills the memory', async () => {
  const file = join(directory(), 'e.ndjson');
  writeFileSync(file, '');
  truncateSync(file, 300 * 1024 * 1024);
  await expect(evidenceLines(file).next()).rejects.toThrow(/^This line is longer than 256 MiB: .*:1$/);
});

for (const [name, make, odd] of [
  ['evidence', (path: string) => symlinkSync('..', path), 'a symbolic link'],
  ['ledgers', (path: string) => symlinkSync('..', path), 'a symbolic link'],
  ['exchanges', (path: string) => symlinkSync('..', path), 'a symbolic link'],
  ['evidence', (path: string) => writeFileSync(path, ''), 'no directory'],
  ['index.html', mkdirSync, 'a directory'],
  ['.lock', mkdirSync, 'a directory'],
] as const) {
  test(`${odd} in the place of ${name} is refused before anything is sent`, () => {
    const reportDir = directory();
    make(join(reportDir, name));
    expect(() => preparePlaces({ reportDir })).toThrow(`${name} is ${odd}, and the report has`);
  });
}

test('a lock that is an endless device is refused', () => {
  const reportDir = directory();
  symlinkSync('/dev/zero', join(reportDir, '.lock'));
  expect(() => preparePlaces({ reportDir })).toThrow(/\.lock is a device, not a regular file\. Remove it\./);
});

test('links in the place of report files are replaced and not followed', async () => {
  const path = directory();
  const victim = test.info().outputPath('victim');
  writeFileSync(victim, 'precious');
  for (const name of ['index.html', 'index.html.part', 'report.json']) symlinkSync(victim, join(path, name));
  mkdirSync(join(path, 'summary.md.part'));
  await writeReport(sampleReport(), path);
  expect(readFileSync(victim, 'utf8')).toBe('precious');
  expect(readFileSync(join(path, 'report.json'), 'utf8')).toContain('"schemaVersion": 1');
});

test('report.json is the last file of a report: without all others there is none', async () => {
  const path = directory();
  mkdirSync(join(path, 'index.html'));
  await expect(writeReport(sampleReport(), path)).rejects.toThrow(/EISDIR|directory/);
  expect(existsSync(join(path, 'report.json'))).toBe(false);
});

test('a run whose evidence cannot be written stops in this process and in the one that follows', () => {
  const begun = join(directory(), 'begun');
  const guard = createEvidenceGuard(begun);
  expect(guard.write('r/e.ndjson', () => undefined)).toBeNull();
  expect(guard.isStopped).toBe(false);
  const full = () => {
    throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  };
  expect(guard.write('r/e.ndjson', full)).toBe(
    'The evidence cannot be written to r/e.ndjson: the disk is full (ENOSPC).',
  );
  expect(guard.isStopped).toBe(true);
  expect(createEvidenceGuard(begun).isStopped).toBe(true);
});
