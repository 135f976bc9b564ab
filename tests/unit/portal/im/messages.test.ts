import { expect, test } from '@playwright/test';
import type { RunningPortal } from '../../../../src/portal/portal-options.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { type Call, callerOf } from '../call-portal.ts';

let portal: RunningPortal;
let call: Call;
test.beforeAll(async () => {
  portal = await startPortal({ clock: () => Date.parse('2026-08-01T10:00:00Z') });
  call = callerOf(portal);
});
test.afterAll(() => portal.close());

async function newChat(users: readonly number[] = []): Promise<string> {
  return `chat${await call('im.chat.add', { TITLE: 'Messages', USERS: users })}`;
}

async function textsOf(dialog: string, webhook?: string): Promise<readonly string[]> {
  const read = (await call('im.dialog.messages.get', { DIALOG_ID: dialog }, webhook)) as {
    readonly messages: readonly { readonly text: string }[];
  };
  return read.messages.map(({ text }) => text);
}

test('a message is sent, read back, changed, read back, deleted and gone', async () => {
  const dialog = await newChat([7]);
  const id = await call('im.message.add', { DIALOG_ID: dialog, MESSAGE: 'first' });
  expect(id).toEqual(expect.any(Number));
  const listed = (await call('im.dialog.messages.get', { DIALOG_ID: dialog })) as Record<string, unknown>;
  expect(listed).toMatchObject({
    messages: [
      {
        id,
        author_id: 1,
        text: 'first',
        unread: false,
        date: '2026-08-01T13:00:00+03:00',
        params: [],
        replaces: [],
      },
    ],
    users: [{ id: 1, name: 'Olga Owner' }],
    files: [],
  });
  expect(await textsOf(dialog, 'second')).toEqual(['first']);
  expect(await call('im.message.update', { MESSAGE_ID: id, MESSAGE: 'second' })).toBe(true);
  expect(await textsOf(dialog)).toEqual(['second']);
  expect(await call('im.message.delete', { MESSAGE_ID: id })).toBe(true);
  expect(await textsOf(dialog)).toEqual([]);
  expect(await call('im.message.delete', { MESSAGE_ID: id })).toBe('403 CANT_EDIT_MESSAGE');
});

test('an empty text deletes a message', async () => {
  const dialog = await newChat();
  const id = await call('im.message.add', { DIALOG_ID: dialog, MESSAGE: 'x' });
  expect(await call('im.message.update', { MESSAGE_ID: id, MESSAGE: '' })).toBe(true);
  expect(await textsOf(dialog)).toEqual([]);
});

test('attachments and replies are kept, as arrays or as JSON text, and removed by N', async () => {
  const dialog = await newChat();
  const first = await call('im.message.add', { DIALOG_ID: dialog, ATTACH: [{ MESSAGE: 'block' }] });
  await call('im.message.add', {
    DIALOG_ID: dialog,
    MESSAGE: 'a reply',
    REPLY_ID: first,
    KEYBOARD: '[{"TEXT":"Yes"}]',
  });
  const before = (await call('im.dialog.messages.get', { DIALOG_ID: dialog })) as { messages: object[] };
  expect(before.messages).toMatchObject([
    { params: { KEYBOARD: [{ TEXT: 'Yes' }], REPLY_ID: first } },
    { id: first, params: { ATTACH: [{ MESSAGE: 'block' }] } },
  ]);
  expect(await call('im.message.update', { MESSAGE_ID: first, ATTACH: 'N', IS_EDITED: 'N' })).toBe(true);
  const after = (await call('im.dialog.messages.get', { DIALOG_ID: dialog })) as { messages: object[] };
  expect(after.messages[1]).toMatchObject({ params: [] });
});

test('messages are paged by LAST_ID, FIRST_ID and LIMIT, newest first', async () => {
  const dialog = await newChat();
  for (let index = 0; index < 25; index++)
    await call('im.message.add', { DIALOG_ID: dialog, MESSAGE: `${index}` });
  const page = async (params: object) => {
    const read = (await call('im.dialog.messages.get', { DIALOG_ID: dialog, ...params })) as {
      readonly messages: readonly { readonly id: number; readonly text: string }[];
    };
    return read.messages;
  };
  const latest = await page({});
  expect(latest).toHaveLength(20);
  expect(latest[0]?.text).toBe('24');
  const older = await page({ LAST_ID: latest.at(-1)?.id });
  expect(older.map(({ text }) => text)).toEqual(['4', '3', '2', '1', '0']);
  const newer = await page({ FIRST_ID: older[0]?.id, LIMIT: 2 });
  expect(newer.map(({ text }) => text)).toEqual(['6', '5']);
  expect(await page({ LAST_ID: 1 })).toEqual([]);
});

test('reading counts the unread messages down and takes nothing back', async () => {
  const dialog = await newChat([7]);
  const ids: unknown[] = [];
  for (const text of ['a', 'b', 'c'])
    ids.push(await call('im.message.add', { DIALOG_ID: dialog, MESSAGE: text }));
  expect(await call('im.dialog.get', { DIALOG_ID: dialog }, 'second')).toMatchObject({
    counter: 3,
    unread_id: ids[0],
    last_message_id: ids[2],
    message_count: 3,
  });
  const read = (params: object) => call('im.dialog.read', { DIALOG_ID: dialog, ...params }, 'second');
  const chatId = Number(dialog.slice(4));
  expect(await read({ MESSAGE_ID: ids[1] })).toEqual({
    dialogId: dialog,
    chatId,
    lastId: ids[1],
    counter: 1,
  });
  expect(await read({ MESSAGE_ID: ids[0] })).toMatchObject({ lastId: ids[1], counter: 1 });
  expect(await read({})).toMatchObject({ lastId: ids[2], counter: 0 });
});

test('a message to a user makes the private chat, which the other reads under the sender’s id', async () => {
  await call('im.message.add', { DIALOG_ID: '7', MESSAGE: 'hello Sam' });
  expect(await textsOf('7')).toEqual(['hello Sam']);
  expect(await textsOf('1', 'second')).toEqual(['hello Sam']);
});

test('the manager of a chat deletes the messages of others, a member does not', async () => {
  const dialog = await newChat([7]);
  const own = await call('im.message.add', { DIALOG_ID: dialog, MESSAGE: 'mine' });
  const others = await call('im.message.add', { DIALOG_ID: dialog, MESSAGE: 'Sam’s' }, 'second');
  expect(await call('im.message.delete', { MESSAGE_ID: own }, 'second')).toBe('403 CANT_EDIT_MESSAGE');
  expect(await call('im.message.delete', { MESSAGE_ID: others })).toBe(true);
});
