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

interface Notification {
  readonly id: number;
  readonly text: string;
  readonly notify_read: string;
}

async function list(webhook?: string): Promise<readonly Notification[]> {
  const got = (await call('im.notify.get', {}, webhook)) as { notifications: readonly Notification[] };
  return got.notifications;
}

test('a notification reaches its user and nobody else', async () => {
  const id = await call('im.notify', { USER_ID: 7, MESSAGE: ' hello ' });
  const system = await call('im.notify.system.add', { USER_ID: 7, MESSAGE: 'system' });
  expect(await call('im.notify.get', {}, 'second')).toMatchObject({
    total_count: 2,
    total_unread_count: 2,
    notifications: [
      { id: system, author_id: 0, text: 'system' },
      { id, author_id: 1, text: 'hello', notify_read: 'N', params: null, date: '2026-08-01T13:00:00+03:00' },
    ],
    users: [{ id: 1 }],
  });
  expect(await list()).toEqual([]);
  expect(await call('im.notify.personal.add', { USER_ID: 999, MESSAGE: 'x' })).toBe(false);
});

test('a notification of the same tag takes the place of the one before', async () => {
  const tagged = { USER_ID: 1, CLIENT_ID: 'app', TAG: 'one', SUB_TAG: 'group' };
  await call('im.notify.personal.add', { ...tagged, MESSAGE: 'first' });
  await call('im.notify.personal.add', { ...tagged, MESSAGE: 'second' });
  expect(await list()).toMatchObject([
    { text: 'second', notify_tag: 'MP|app|one', notify_sub_tag: 'MP|app|group' },
  ]);
  expect(await call('im.notify.delete', { TAG: 'one', CLIENT_ID: 'other' })).toBe(false);
  expect(await call('im.notify.delete', { SUB_TAG: 'group', CLIENT_ID: 'app' })).toBe(true);
  expect(await list()).toEqual([]);
});

test('one deletes one’s own notifications by id', async () => {
  const id = await call('im.notify', { USER_ID: 7, MESSAGE: 'x' });
  expect(await call('im.notify.delete', { ID: id })).toBe(false);
  expect(await call('im.notify.delete', { ID: id }, 'second')).toBe(true);
  expect(await list('second')).toEqual([]);
});

test('notifications are marked as read one by one, from one on, by list and all', async () => {
  const ids: number[] = [];
  for (const MESSAGE of ['a', 'b', 'c'])
    ids.push((await call('im.notify', { USER_ID: 1, MESSAGE })) as number);
  const read = async () =>
    (await list())
      .map(({ notify_read }) => notify_read)
      .reverse()
      .join('');
  await call('im.notify.read');
  expect(await read()).toBe('NNN');
  await call('im.notify.read', { ID: ids[0], ONLY_CURRENT: 'Y' });
  expect(await read()).toBe('YNN');
  await call('im.notify.read', { ID: ids[1] });
  expect(await read()).toBe('YYY');
  await call('im.notify.read.list', { IDS: [ids[0], 0, ids[1]], ACTION: 'N' });
  expect(await read()).toBe('NYY');
  expect(await call('im.notify.read.all')).toEqual({ result: true, newCounter: 0 });
  expect(await read()).toBe('YYY');
});

test('an answer and a pressed button mark the notification as read', async () => {
  const id = await call('im.notify', { USER_ID: 1, MESSAGE: 'x' });
  expect(await call('im.notify.answer', { NOTIFY_ID: id, ANSWER_TEXT: 'ok' })).toEqual({
    result_message: [expect.any(String)],
  });
  expect(await list()).toMatchObject([{ notify_read: 'Y' }]);
  expect(await call('im.notify.confirm', { NOTIFY_ID: id, NOTIFY_VALUE: 'Y' })).toEqual({
    result_message: [expect.any(String)],
  });
  expect(await call('im.notify.confirm', { NOTIFY_ID: id, NOTIFY_VALUE: 'Y' }, 'second')).toBe(false);
});

test('the history is searched by text, type, author and date', async () => {
  await call('im.notify', { USER_ID: 1, MESSAGE: 'the invoice' });
  await call('im.notify', { USER_ID: 1, MESSAGE: 'the order' }, 'second');
  const find = async (params: object) => {
    const found = (await call('im.notify.history.search', params)) as { notifications: Notification[] };
    return found.notifications.map(({ text }) => text);
  };
  expect(await find({ SEARCH_TEXT: 'INVOICE' })).toEqual(['the invoice']);
  expect(await find({ SEARCH_AUTHORS: [7] })).toEqual(['the order']);
  expect(await find({ SEARCH_TYPE: 'rest' })).toEqual(['the order', 'the invoice']);
  expect(await find({ SEARCH_TYPES: ['tasks'] })).toEqual([]);
  expect(await find({ SEARCH_DATE: '2026-08-02T00:00:00Z' })).toEqual([]);
});

test('the schema names the notifications of REST', async () => {
  expect(await call('im.notify.schema.get')).toMatchObject({ rest: { MODULE_ID: 'rest' } });
});

test('the record of a call is sent to a dialog', async () => {
  expect(await call('im.disk.record.share', { DIALOG_ID: 'chat13', DISK_ID: 502 })).toBe(false);
  expect(await call('im.disk.record.share', { DIALOG_ID: 'chat13', DISK_ID: 501 })).toBe(true);
  expect(await call('im.dialog.messages.get', { DIALOG_ID: 'chat13', LIMIT: 1 })).toMatchObject({
    files: [{ id: 501 }],
  });
});

test('a file is sent to a chat, listed with its message, saved and deleted', async () => {
  const folder = (await call('im.disk.folder.get', { CHAT_ID: 13 })) as { ID: number };
  expect(folder).toEqual({ ID: 503 });
  expect(await call('im.disk.folder.get', { DIALOG_ID: 'chat13' })).toEqual(folder);
  const sent = (await call('im.disk.file.commit', { CHAT_ID: 13, FILE_ID: 501, MESSAGE: 'see' })) as {
    readonly MESSAGE_ID: number;
  };
  expect(sent).toMatchObject({ FILES: { upload501: { id: 501, name: 'plan.txt' } }, DISK_ID: ['501'] });
  expect(await call('im.dialog.messages.get', { DIALOG_ID: 'chat13', LIMIT: 1 })).toMatchObject({
    messages: [{ id: sent.MESSAGE_ID, text: 'see', params: { FILE_ID: [501] } }],
    files: [{ id: 501, chatId: 13, extension: 'txt', size: 12 }],
  });
  expect(await call('im.disk.file.save', { FILE_ID: 501 }, 'second')).toMatchObject({
    folder: { name: 'Saved Files' },
    file: { name: 'plan.txt' },
  });
  expect(await call('im.disk.file.delete', { CHAT_ID: 13, FILE_ID: 501 }, 'second')).toBe(false);
  expect(await call('im.disk.file.delete', { CHAT_ID: 13, FILE_ID: 501 })).toBe(true);
  expect(await call('im.dialog.messages.get', { DIALOG_ID: 'chat13', LIMIT: 1 })).toMatchObject({
    messages: [{ text: 'Message deleted', params: [] }],
    files: [],
  });
});
