import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { leftBehind, openJournal } from '../../../src/exchange/target/journal.ts';
import { provision, undoAll } from '../../../src/exchange/target/provision.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import { success } from '../../../src/portal/pipeline/outcome.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { embeddedTarget } from '../../../src/run/embedded-target.ts';

/** A portal with a second user, whose target names no fixture, and the calls that it got. */
async function portalWithTwoUsers(interceptor: Interceptor = {}) {
  const called: string[] = [];
  const counting: Interceptor = {
    call(call) {
      called.push(call.method);
      return interceptor.call?.(call);
    },
  };
  const portal = await startPortal({ interceptors: [counting] });
  const second = new URL(portal.secondWebhookUrl).pathname.split('/').slice(2);
  const target = {
    ...embeddedTarget(portal, { timeoutMs: 5_000, rate: null }),
    secondWebhook: { userId: second[0] ?? '', code: second[1] ?? '' },
    fixtures: {},
  };
  return { portal, target, called, [Symbol.asyncDispose]: () => portal.close() };
}

test('what is not configured is made in order and undone', async () => {
  await using run = await portalWithTwoUsers();
  const { target, notes, cleanUp } = await provision(run.target);

  expect(notes).toEqual([]);
  expect(target.fixtures).toMatchObject({ me: '1', 'foreign-chat': expect.stringMatching(/^chat\d+$/) });
  expect(await cleanUp()).toEqual([]);
  expect(run.called.filter((method) => method.startsWith('im.'))).toEqual(['im.chat.add', 'im.chat.leave']);
});

test('what is configured is used, and nothing is made for it', async () => {
  await using run = await portalWithTwoUsers();
  const fixtures = { me: '1', 'foreign-chat': 'chat99' };
  const { target } = await provision({ ...run.target, fixtures });

  expect(target.fixtures).toEqual(fixtures);
  expect(run.called).toEqual([]);
});

test('what the run does not need is not made', async () => {
  await using run = await portalWithTwoUsers();
  await provision(run.target, { needs: new Set(['me']) });

  expect(run.called).toEqual(['profile']);
});

test('a portal that refuses to make something is told of, with its code', async () => {
  await using run = await portalWithTwoUsers({
    call: (call) => (call.method === 'im.chat.add' ? success(null) : undefined),
  });
  const { notes } = await provision(run.target);

  expect(notes).toEqual(['The portal does not give a chat of others (im.chat.add without an id).']);
});

test('a second webhook of the same user makes nothing', async () => {
  await using run = await portalWithTwoUsers();
  const { notes } = await provision({ ...run.target, secondWebhook: run.target.webhook });

  expect(notes).toEqual([
    'The second webhook belongs to the same user as the first: it cannot make a chat of others.',
  ]);
});

test('what a killed run has left behind is in its journal, and can be undone by it', async () => {
  await using run = await portalWithTwoUsers();
  const file = test.info().outputPath('made.ndjson');
  const journal = openJournal(file);
  await provision(run.target, { journal });
  const left = leftBehind(file);

  expect(left.map(({ fixture, undo: { method } }) => [fixture, method])).toEqual([
    ['foreign-chat', 'im.chat.leave'],
  ]);
  expect(await undoAll(run.target, left, { journal })).toEqual([]);
  expect(existsSync(file)).toBe(false);
});
