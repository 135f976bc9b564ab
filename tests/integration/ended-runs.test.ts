import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { startPortal } from '../../src/portal/start-portal.ts';
import { reportIn, startCommand, temporaryDirectory } from './commands/command.ts';

test.describe.configure({ timeout: 120_000 });
test.skip(process.platform === 'win32', 'Windows has no such signals.');

/** The processes below one, by their command lines: `main` is Playwright's own, `worker` sends the requests. */
function descendants(pid: number): Readonly<Record<'main' | 'worker', number | undefined>> {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const rows = stdout.split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)?.slice(1) ?? []);
  const childOf = (parent: number | undefined): number | undefined => {
    const found = rows.find(([, ppid, args = '']) => Number(ppid) === parent && /playwright/.test(args));
    return found === undefined ? undefined : Number(found[0]);
  };
  const main = childOf(pid);
  return { main, worker: childOf(main) };
}

/** A run that has begun to send requests to a portal which answers none of them, so that it is still under way. */
async function startRun(words: readonly string[] = []) {
  const portal = await startPortal({ faults: ['hangs'] });
  const out = temporaryDirectory();
  const { child, ended } = startCommand(['portal', '--out', out.path, ...words], portal.settings);
  await expect.poll(() => portal.requests, { timeout: 60_000 }).toBeGreaterThan(1);
  const pid = child.pid ?? 0;
  return {
    portal,
    child,
    ended,
    directory: out.path,
    ...descendants(pid),
    async clean() {
      out.remove();
      await portal.close();
    },
  };
}

/** Whether a process is there and not merely waiting to be buried. */
function lives(pid: number | undefined): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

/** The run file that a process was given; null where the system does not show it. */
function runFileOf(pid: number | undefined): string | null {
  if (!existsSync('/proc/self/environ')) return null;
  return /CONFORMANCE_RUN=([^\0]+)/.exec(readFileSync(`/proc/${pid}/environ`, 'utf8'))?.[1] ?? null;
}

// All three signals are handled by the same code, so `npm test` tries one of them.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  const tag = signal === 'SIGINT' ? [] : ['@full'];
  test(`${signal} ends a run with a report that says it is partial: exit 130, and no process is left`, {
    tag,
  }, async () => {
    const run = await startRun();
    run.child.kill(signal);

    expect((await run.ended).code).toBe(130);
    expect(reportIn(run.directory)).toMatchObject({ partial: true, exitCode: 130 });
    expect([lives(run.main), lives(run.worker)]).toEqual([false, false]);
    await run.clean();
  });
}

test('a second interrupt ends at once: exit 130, and the screen says where the evidence is', {
  tag: '@full',
}, async () => {
  const run = await startRun();
  process.kill(run.main ?? 0, 'SIGSTOP');
  run.child.kill('SIGINT');
  run.child.kill('SIGTERM');
  const { code, stderr } = await run.ended;

  expect(code).toBe(130);
  expect(stderr).toContain('Stopped at once. The evidence so far is in ');
  expect([lives(run.main), lives(run.worker)]).toEqual([false, false]);
  await run.clean();
});

test('a run ends by itself within seconds when the command line is killed', { tag: '@full' }, async () => {
  const run = await startRun();
  const file = runFileOf(run.main);
  run.child.kill('SIGKILL');
  const began = performance.now();
  await expect.poll(() => [lives(run.main), lives(run.worker)], { timeout: 10_000 }).toEqual([false, false]);
  const took = performance.now() - began;

  // The hard end comes after 1.5 s; the rest is for a busy machine.
  expect(took).toBeLessThan(4_000);
  if (file !== null) expect(existsSync(file), 'the run file is removed').toBe(false);
  await run.clean();
});

test('a run whose main process is killed leaves a report of the evidence so far: exit 130', async () => {
  const run = await startRun();
  process.kill(run.main ?? 0, 'SIGKILL');
  const { code, stderr } = await run.ended;

  expect(code).toBe(130);
  expect(stderr).toContain('was killed (SIGKILL)');
  expect(reportIn(run.directory)).toMatchObject({ partial: true, exitCode: 130 });
  expect(lives(run.worker)).toBe(false);
  await run.clean();
});

test('a case whose worker is killed could not be told: exit 4, and the report is partial', async () => {
  const only = 'chat-id-malformed/malformed-chat-id';
  const run = await startRun(['--only', only]);
  process.kill(run.worker ?? 0, 'SIGKILL');
  const { code } = await run.ended;
  const { partial, cases } = reportIn(run.directory);

  expect({ code, partial }).toEqual({ code: 4, partial: true });
  expect(cases.find(({ id }) => id === only)).toMatchObject({
    verdict: 'infra',
    reason: expect.stringContaining('Nothing is known of this case'),
  });
  await run.clean();
});

/** What the processes of a run have in their environments and arguments. */
function environments(pids: readonly (number | undefined)[]): string {
  return pids
    .flatMap((pid) => [`/proc/${pid}/environ`, `/proc/${pid}/cmdline`])
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

test('the processes of a run have no credential in their environments, and the file with it is gone afterwards', {
  tag: '@full',
}, async () => {
  test.skip(!existsSync('/proc/self/environ'), 'Only Linux shows the environment of a process.');
  const run = await startRun();
  const texts = environments([run.main, run.worker]);
  const path = runFileOf(run.main) ?? '';
  const code = new URL(run.portal.webhookUrl).pathname.split('/')[3] ?? 'missing';
  expect(texts).not.toContain(code);
  expect(texts).not.toContain('B24_');
  expect(readFileSync(path, 'utf8')).toContain(code);
  run.child.kill('SIGINT');
  await run.ended;

  expect(existsSync(path)).toBe(false);
  await run.clean();
});
