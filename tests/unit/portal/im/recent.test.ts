import { expect, test } from '@playwright/test';
import type { RunningPortal } from '../../../../src/portal/portal-options.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { type Call, callerOf } from '../call-portal.ts';

let portal: RunningPortal;
let call: Call;
test.beforeEach(async () => {
  portal = await startPortal({ clock: () => Date.parse('2026-08-01T10:00:00Z') });
  call = callerOf(portal);
});
test.afterEach(() => portal.close());

interface Entry {
  readonly id: number | string;
  readonly counter: number;
  readonly pinned: boolean;
  readonly unread: boolean;
}

async function recent(params: object = {}, webhook?: string): Promise<readonly Entry[]> {
  return (await call('im.recent.get', params, webhook)) as readonly Entry[];
}

const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);

test('the recent list has the chats of the caller with their last message', async () => {
  await call('im.message.add', { DIALOG_ID: '7', MESSAGE: 'hello' });
  expect(await recent()).toMatchObject([
    { id: 7, type: 'user', title: 'Sam Second', message: { text: 'hello', author_id: 1 }, user: { id: 7 } },
    { id: 'chat13', type: 'chat', counter: 2, message: { id: 2 }, chat: { id: 13 }, options: [] },
  ]);
  expect(idsOf(await recent({ SKIP_DIALOG: 'Y' }))).toEqual(['chat13']);
  expect(idsOf(await recent({ SKIP_CHAT: 'Y' }))).toEqual([7]);
  expect(idsOf(await recent({ ONLY_OPENLINES: 'Y' }))).toEqual([]);
  expect(idsOf(await recent({ LAST_UPDATE: '2027-01-01T00:00:00Z' }))).toEqual([]);
});

test('a chat is pinned to the top, and unpinned', async () => {
  await call('im.message.add', { DIALOG_ID: '7', MESSAGE: 'hello' });
  expect(await call('im.recent.pin', { DIALOG_ID: 'chat13' })).toBe(true);
  expect(await recent()).toMatchObject([{ id: 'chat13', pinned: true }, { id: 7 }]);
  expect(await call('im.recent.pin', { DIALOG_ID: 'chat13', PIN: 'N' })).toBe(true);
  expect(idsOf(await recent())).toEqual([7, 'chat13']);
});

test('a hidden chat comes back with its next message', async () => {
  expect(await call('im.recent.hide', { DIALOG_ID: 'chat13' })).toBe(true);
  expect(await recent()).toEqual([]);
  expect(idsOf(await recent({}, 'second'))).toContain('chat13');
  await call('im.message.add', { DIALOG_ID: 'chat13', MESSAGE: 'back' }, 'second');
  expect(idsOf(await recent())).toEqual(['chat13']);
  expect(await call('im.recent.hide', { DIALOG_ID: 'chat99' })).toBe(false);
});

test('the mark of an unread chat is set, and taken away together with its messages', async () => {
  expect(await call('im.recent.unread', { DIALOG_ID: 'chat13' })).toBe(true);
  expect(await recent()).toMatchObject([{ unread: true, counter: 2 }]);
  expect(await call('im.recent.unread', { DIALOG_ID: 'chat13', ACTION: 'N' })).toBe(true);
  expect(await recent()).toMatchObject([{ unread: false, counter: 0 }]);
});

test('the longer list is paged and counts nothing', async () => {
  await call('im.chat.add', { TITLE: 'second chat' });
  const first = (await call('im.recent.list', { LIMIT: 1 })) as Record<string, unknown>;
  expect(first).toMatchObject({ items: [{ id: 'chat101' }], hasMore: true, hasMorePages: true });
  const second = await call('im.recent.list', { LIMIT: 1, OFFSET: 1 });
  expect(second).toMatchObject({ items: [{ id: 'chat13' }], hasMore: false });
  expect(await call('im.recent.list', { UNREAD_ONLY: 'Y' })).toMatchObject({ items: [{ id: 'chat13' }] });
});

test('counters tell messages of chats and dialogs, muted ones apart, and notifications', async () => {
  await call('im.message.add', { DIALOG_ID: '1', MESSAGE: 'psst' }, 'second');
  await call('im.notify', { USER_ID: 1, MESSAGE: 'note' }, 'second');
  await call('im.recent.unread', { DIALOG_ID: 'chat13' });
  expect(await call('im.counters.get')).toEqual({
    TYPE: { ALL: 4, NOTIFY: 1, CHAT: 2, LINES: 0, DIALOG: 1, MESSENGER: 3 },
    CHAT: { '13': 2 },
    CHAT_MUTED: [],
    CHAT_UNREAD: [13],
    LINES: [],
    DIALOG: { '7': 1 },
    DIALOG_UNREAD: [],
  });
  await call('im.chat.mute', { CHAT_ID: 13 });
  expect(await call('im.counters.get')).toMatchObject({
    TYPE: { ALL: 2, CHAT: 0 },
    CHAT: [],
    CHAT_MUTED: { '13': 2 },
  });
});
