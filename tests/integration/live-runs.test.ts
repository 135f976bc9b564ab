import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startPortal } from '../../src/portal/start-portal.ts';
import { filesIn, reportIn, startCommand, temporaryDirectory } from './commands/command.ts';
import { commandHere } from './commands/command-here.ts';

test.describe.configure({ timeout: 120_000 });

interface Chats {
  readonly chats: readonly { readonly id: number; readonly members: readonly number[] }[];
}

/** A portal that is configured by its webhook alone, with places for a run's report and its journal. */
async function livePortal() {
  const portal = await startPortal({});
  const places = temporaryDirectory();
  const state = join(places.path, 'state');
  return {
    portal,
    out: join(places.path, 'report'),
    settings: { B24_WEBHOOK_URL: portal.webhookUrl, XDG_STATE_HOME: state },
    /** Who is in which chat; a chat that nobody is in counts as gone, because no method removes one. */
    async memberships() {
      const { chats } = (await (await fetch(`${portal.origin}/_portal/state`)).json()) as Chats;
      return chats.filter(({ members }) => members.length > 0).map(({ id, members }) => [id, members]);
    },
    journals: () => filesIn(state).map(({ bytes }) => bytes.toString('utf8')),
    async clean() {
      places.remove();
      await portal.close();
    },
  };
}

test('a webhook alone has nearly everything judged, and the portal is afterwards as it was before', async () => {
  const { portal, out, settings, memberships, journals, clean } = await livePortal();
  const before = await memberships();
  const { code, stderr } = await commandHere(['portal', '--live', '--fuzz', '0', '--out', out], settings);
  const { cases } = reportIn(out);
  const notRun = cases.filter(({ verdict }) => verdict === 'not-run').map(({ reason }) => reason);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(
    [...new Set(notRun)].filter((reason) => !/fuzz|B24_(USER|GROUP)_DIALOG_ID|B24_PORTAL_URL/.test(reason)),
  ).toEqual([]);
  expect(cases.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(700);
  expect({ memberships: await memberships(), journals: journals() }).toEqual({
    memberships: before,
    journals: [],
  });
  expect(portal.requests).toBeGreaterThan(500);
  await clean();
});

// All three signals are handled by the same code, so `npm test` tries one of them.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  const tag = signal === 'SIGINT' ? [] : ['@full'];
  test(`${signal} in mid-run leaves nothing behind`, { tag }, async () => {
    test.skip(process.platform === 'win32', 'Windows has no such signals.');
    const { portal, out, settings, memberships, journals, clean } = await livePortal();
    const before = await memberships();
    const { child, ended } = startCommand(['portal', '--out', out], settings);
    await expect.poll(() => portal.requests, { timeout: 60_000, intervals: [20] }).toBeGreaterThan(30);
    child.kill(signal);

    expect((await ended).code).toBe(130);
    expect({ memberships: await memberships(), journals: journals() }).toEqual({
      memberships: before,
      journals: [],
    });
    await clean();
  });
}

/** The Playwright process below a command line. */
function mainOf(pid: number | undefined): number {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/));
  return Number(rows.find(([, ppid]) => Number(ppid) === pid)?.[0]);
}

test('the command line undoes what a run made whose main process was killed', async () => {
  test.skip(process.platform === 'win32', 'Windows has no such signals.');
  const { portal, out, settings, memberships, journals, clean } = await livePortal();
  const before = await memberships();
  const { child, ended } = startCommand(['portal', '--out', out], settings);
  await expect.poll(() => portal.requests, { timeout: 60_000, intervals: [20] }).toBeGreaterThan(30);
  process.kill(mainOf(child.pid), 'SIGKILL');
  await ended;

  expect({ memberships: await memberships(), journals: journals() }).toEqual({
    memberships: before,
    journals: [],
  });
  await clean();
});

test('doctor --clean-up finishes what a killed run left, and its journal holds no secret', async () => {
  test.skip(process.platform === 'win32', 'Windows has no such signals.');
  const { portal, out, settings, memberships, journals, clean } = await livePortal();
  const before = await memberships();
  const { child, ended } = startCommand(['portal', '--out', out], settings);
  await expect.poll(() => portal.requests, { timeout: 60_000, intervals: [20] }).toBeGreaterThan(30);
  const main = mainOf(child.pid);
  child.kill('SIGKILL');
  process.kill(-main, 'SIGKILL');
  await ended;
  const left = journals();
  const asked = await commandHere(['doctor'], settings);
  const finished = await commandHere(['doctor', '--clean-up'], settings);

  expect(left).toHaveLength(1);
  expect(left.join()).toContain(portal.origin);
  expect(left.join()).not.toContain(new URL(portal.webhookUrl).pathname.split('/')[3]);
  expect(asked.stdout).toMatch(
    /has left on the portal: chat \d+\.\n {4}Run b24-conformance doctor --clean-up/,
  );
  expect(finished.stdout).toMatch(/had left chat \d+ on the portal, which is undone/);
  expect({ memberships: await memberships(), journals: journals() }).toEqual({
    memberships: before,
    journals: [],
  });
  await clean();
});
