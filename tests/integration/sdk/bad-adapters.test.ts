import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Call } from 'b24-conformance/adapter';
import { packageRoot } from '../../../src/package-root.ts';
import type { AdapterRun, Patience } from '../../../src/sdk/adapter/adapter-run.ts';
import { runAdapter } from '../../../src/sdk/adapter/run-adapter.ts';
import { endOf } from '../../../src/sdk/record-case.ts';

const call = { b24sdk: 1, cmd: 'call', id: 'the-call' } as Call;

function run(
  mode: string,
  { responseMs = 20_000, endMs = 2_000, ...more }: Partial<Patience> = {},
  signal?: AbortSignal,
): Promise<AdapterRun> {
  const stateDir = test.info().outputPath('state');
  mkdirSync(stateDir, { recursive: true });
  const command = [
    process.execPath,
    join(packageRoot(), 'tests', 'integration', 'sdk', 'bad-adapter.mjs'),
    mode,
  ] as const;
  const path = process.env['PATH'] ?? '';
  return runAdapter(
    { command, stateDir, caFile: null, proxyUrl: null, path, project: stateDir, workingCopy: null },
    call,
    { responseMs, endMs, ...more },
    signal,
  );
}

/** Processes that run the adapter or its children; they carry the directory of this very test. */
function survivors(): readonly string[] {
  if (process.platform !== 'linux') return [];
  const sign = `HOME=${test.info().outputPath('state')}`;
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(sign);
    } catch {
      return false;
    }
  });
}

const ends: Readonly<Record<string, ReturnType<typeof endOf>>> = {
  good: 'replied',
  crashes: 'crashed',
  misuses: 'adapter',
  absent: 'not-started',
  unmet: 'unmet',
  'ends-quietly': 'adapter',
  'one-endless-line': 'adapter',
  'endless-lines': 'adapter',
  garbage: 'replied',
  nonsense: 'adapter',
  'no-kind': 'adapter',
  twice: 'adapter',
  'leaves-child': 'replied',
  'leaves-detached-child': 'replied',
  'closes-stdin': 'replied',
  'adapter-error': 'adapter',
  chatty: 'replied',
};

for (const [mode, end] of Object.entries(ends)) {
  test(`an adapter in the mode ${mode} ends as ${end}, and nothing of it is left`, async () => {
    expect(endOf(await run(mode))).toBe(end);
    await expect.poll(survivors).toEqual([]);
  });
}

test('an adapter that hangs is killed at its deadline', async () => {
  const seen = await run('hangs', { responseMs: 1_000 });
  expect([endOf(seen), seen.killed, seen.signal]).toEqual(['killed', 'deadline', 'SIGKILL']);
  await expect.poll(survivors).toEqual([]);
});

test('an adapter whose output waits in a buffer is found out, and its late reply does not count', async () => {
  const seen = await run('buffers', { responseMs: 1_000, late: 'flush' });
  expect([endOf(seen), seen.reply, seen.problems]).toEqual([
    'adapter',
    null,
    ['it answered only when its input ended: it has to flush its output after each line'],
  ]);
});

test('an adapter that hangs at its first call is told to stop, and then killed', async () => {
  const seen = await run('hangs', { responseMs: 1_000, endMs: 200, late: 'flush' });
  expect([endOf(seen), seen.killed]).toEqual(['killed', 'deadline']);
  await expect.poll(survivors).toEqual([]);
});

test('a reply to another call is not taken for a response', async () => {
  const seen = await run('other-id');
  expect([endOf(seen), seen.reply, seen.problems]).toEqual([
    'adapter',
    null,
    ['it replied with an id that was not requested'],
  ]);
});

test('an adapter that does not stop is killed, and its reply counts', async () => {
  const seen = await run('ignores-stop', { endMs: 200 });
  expect([endOf(seen), seen.reply?.result]).toEqual(['replied', true]);
});

test('children left behind are counted and ended', async () => {
  test.skip(process.platform !== 'linux', 'Only Linux tells which processes descend from an adapter.');
  const counted = [(await run('leaves-child')).leftOver, (await run('leaves-detached-child')).leftOver];
  expect(counted).toEqual([1, 1]);
  await expect.poll(survivors).toEqual([]);
});

test('what an adapter prints beside its messages is kept, and bounded', async () => {
  const garbage = await run('garbage');
  expect(garbage.log).toBe('{"b24sdk":\n\u0000\u001b[2J\n[1,2]\n"text"\n{"result":true}\n');
  const chatty = await run('chatty');
  expect(chatty.stderr.length).toBeLessThan(70_000);
});

test('an adapter sees nothing of our environment but the path', async () => {
  const { reply } = await run('environment');
  const names = String(reply?.log)
    .split(' ')
    .filter((name) => !name.startsWith('__CF')); // macOS adds its own
  expect(names).toEqual(['B24SDK_PROJECT_DIR', 'HOME', 'LANG', 'PATH', 'SDK_CASE_MARK', 'TMPDIR']);
});

test('a program that is not there is no crash of an SDK', async () => {
  const stateDir = test.info().outputPath('state');
  mkdirSync(stateDir, { recursive: true });
  const start = {
    command: ['/no/such/program'] as const,
    stateDir,
    caFile: null,
    proxyUrl: null,
    path: '',
    project: stateDir,
    workingCopy: null,
  };
  const seen = await runAdapter(start, call, { responseMs: 5_000, endMs: 100 });
  expect([endOf(seen), seen.startError]).toEqual(['not-started', 'ENOENT']);
});

test('an interrupted run ends its adapters at once', async () => {
  const abort = new AbortController();
  const running = run('hangs', {}, abort.signal);
  abort.abort();
  expect(endOf(await running)).toBe('interrupted');
  await expect.poll(survivors).toEqual([]);
});
