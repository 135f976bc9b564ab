import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { currentRun, newRun } from '../../../src/run/current-run.ts';
import { createRunFile, readRunFile, removeRunFile, runVariable } from '../../../src/run/run-file.ts';
import { openRequest } from '../../../src/run/run-request.ts';
import { loadSettings } from '../../../src/settings/load-settings.ts';

const webhook = { B24_WEBHOOK_URL: 'http://127.0.0.1:8080/rest/1/c0dec0dec0dec0de/' };

test('a run comes back from its file as it was, and the environment needs to hold the path alone', () => {
  const run = newRun({ ...openRequest, only: 'a/b,c*', earlier: { 'a/b': 'fail' } }, loadSettings(webhook));
  const path = createRunFile(run);

  expect(currentRun({ [runVariable]: path })).toEqual(JSON.parse(JSON.stringify(run)));
  removeRunFile(path);
});

test('only its owner can read a run file, and nothing of it is left afterwards', () => {
  test.skip(process.platform === 'win32', 'Windows has no such modes.');
  const path = createRunFile(newRun(openRequest, loadSettings({})));

  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  removeRunFile(path);
  expect(existsSync(dirname(path))).toBe(false);
});

const texts: Readonly<Record<string, readonly [text: string | null, problem: string]>> = {
  'is missing': [null, 'cannot be read'],
  'is empty': ['', 'is not JSON'],
  'is cut': ['{"request":', 'is not JSON'],
  'is something else': ['{"request":{}}', 'is not the file of a run'],
  'is no object': ['null', 'is not the file of a run'],
};

for (const [name, [text, problem]] of Object.entries(texts)) {
  test(`a run file that ${name} is refused in one line without a stack`, () => {
    const directory = mkdtempSync(join(tmpdir(), 'run-file-'));
    const path = join(directory, 'run.json');
    if (text !== null) writeFileSync(path, text);
    const error = refusalOf(path);
    rmSync(directory, { recursive: true });

    expect(error.message).toContain(problem);
    expect(error.stack).toBe(error.message);
    expect(error.message.split('\n')).toHaveLength(1);
  });
}

function refusalOf(path: string): Error {
  try {
    readRunFile(path);
  } catch (error) {
    return error as Error;
  }
  throw new Error('The file was read.');
}
