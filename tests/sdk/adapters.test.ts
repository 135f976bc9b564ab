import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { surfaced } from 'b24-conformance/adapter';
import { packageRoot } from '../../src/package-root.ts';
import { loadSubject, shippedSubjects, subjectsDirectory } from '../../src/sdk/load-subject.ts';
import { test } from './call-context.ts';

test.describe.configure({ mode: 'parallel', timeout: 90_000 });

const adapters = join(packageRoot(), 'tests', 'sdk', 'adapters');

function speak(file: string, lines: readonly object[], parameters: readonly string[] = []) {
  const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  return spawnSync(process.execPath, [join(adapters, file), ...parameters], { input, encoding: 'utf8' });
}

function said({ stdout }: SpawnSyncReturns<string>): readonly unknown[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

for (const name of ['javascript-fetch', 'python-requests', 'php-curl', 'shell-curl'])
  test(`the example ${name} is a subject that comes with the suite`, async ({ judgedBy }) => {
    const { handshake } = await judgedBy(loadSubject(join(subjectsDirectory(), `${name}.yaml`)), []);
    expect(['ready', 'absent', 'unmet']).toContain(handshake.kind);
  });

test('every subject says how its finding is reproduced, where an SDK is installed by npm', () => {
  const subjects = shippedSubjects().map((name) => loadSubject(join(subjectsDirectory(), `${name}.yaml`)));
  const npm = subjects.filter((subject) =>
    subject.command.some((item) => /(b24\w*|bitrix[\w-]*)\.mjs$/.test(item)),
  );
  expect(npm.length).toBeGreaterThan(7);
  expect(npm.filter(({ reproduce, package: name }) => reproduce === null || name === null)).toEqual([]);
});

test('an SDK that is not installed is no crash: the adapter ends with 3', () => {
  const { status, stderr, stdout } = speak('b24jssdk.mjs', [], ['@bitrix24/of-another-time']);
  expect({ status, stderr, stdout }).toEqual({
    status: 3,
    stderr: '@bitrix24/of-another-time is not installed.\n',
    stdout: '',
  });
});

test('the helper is exported with its types', () => {
  const error = new Error('text', { cause: new Error('why') });
  expect(surfaced({ code: ['A', 'property'], http_status: [undefined, 'property'] }, error)).toEqual({
    message: 'text',
    cause: 'why',
    ...{ code: 'A', code_from: 'property', http_status: null, http_status_from: 'none' },
  });
});

test('what is no command ends an adapter with 64, and the end of input with 0', () => {
  expect(speak('reference.mjs', [{ handshake: true }]).status).toBe(64);
  expect(speak('reference.mjs', [{ b24sdk: 1, cmd: 'dance' }]).status).toBe(64);
  expect(speak('reference.mjs', [{ b24sdk: 1, cmd: 'handshake' }]).status).toBe(0);
  expect(speak('reference.mjs', [{ b24sdk: 1, cmd: 'stop' }]).status).toBe(0);
});

test('a call that an adapter cannot prepare is its own mistake, and said to be', () => {
  const call = { b24sdk: 1, cmd: 'call', id: 'x' };
  const run = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { serveAdapter } from ${JSON.stringify(join(adapters, 'adapter.mjs'))};
       serveAdapter({ handshake: {}, prepare: () => { throw new Error('no such option'); } });
       process.stdin.unshift(${JSON.stringify(`${JSON.stringify(call)}\n`)});`,
    ],
    { input: '', encoding: 'utf8' },
  );
  expect(said(run)).toEqual([
    expect.objectContaining({
      id: 'x',
      outcome: 'adapter_error',
      reason: expect.stringContaining('no such option'),
    }),
  ]);
});

test('adapters are small, and everything that a package needs of them is in it', () => {
  const { files } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    readonly files: readonly string[];
  };
  expect(files).toEqual(expect.arrayContaining(['tests/sdk/adapters', 'tests/sdk/subjects']));
  const long = readdirSync(adapters)
    .filter(
      (file) => !/^(?:adapter|b24sdk|reference-client)\b/.test(file.replace('_', '-')) && /\.\w+$/.test(file),
    )
    .filter((file) => readFileSync(join(adapters, file), 'utf8').split('\n').length > 90);
  expect(long).toEqual([]);
  expect(existsSync(join(subjectsDirectory(), 'reference-client.yaml'))).toBe(true);
});
