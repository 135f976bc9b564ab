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

const png = (width: number) => {
  const bytes = Buffer.alloc(24);
  bytes.write('\u0089PNG', 'latin1');
  bytes.writeUInt32BE(width, 16);
  return bytes.toString('base64');
};

test('a chat has the title, description and colour that it was made with', async () => {
  const id = await call('im.chat.add', {
    TITLE: 'Plans',
    DESCRIPTION: 'of summer',
    COLOR: 'PINK',
    MESSAGE: 'x',
  });
  expect(await call('im.dialog.get', { DIALOG_ID: `chat${id}` })).toMatchObject({
    id,
    name: 'Plans',
    description: 'of summer',
    color: '#f76187',
    type: 'chat',
    message_type: 'C',
    role: 'owner',
    message_count: 1,
    mute_list: [],
    manager_list: [1],
    date_create: '2026-08-01T13:00:00+03:00',
    dialog_id: `chat${id}`,
  });
});

test('title, colour and avatar of a chat change and are read back', async () => {
  expect(await call('im.chat.updateTitle', { CHAT_ID: 13, TITLE: '  Renamed\n' })).toBe(true);
  expect(await call('im.chat.updateColor', { DIALOG_ID: 'chat13', COLOR: 'GRAPHITE' })).toBe(true);
  expect(await call('im.chat.updateAvatar', { CHAT_ID: 13, AVATAR: png(5000) })).toBe(true);
  expect(await call('im.dialog.get', { DIALOG_ID: 'chat13' })).toMatchObject({
    name: 'Renamed',
    color: '#5e5f5e',
    avatar: '/upload/im/chat13.png',
  });
});

test('the color that a chat has is a wrong request', async () => {
  const id = await call('im.chat.add', { COLOR: 'RED' });
  expect(await call('im.chat.updateColor', { CHAT_ID: id, COLOR: 'RED' })).toBe('400 WRONG_REQUEST');
});

test('the owner hands a chat over to a member', async () => {
  const owner = async () =>
    ((await call('im.dialog.get', { DIALOG_ID: 'chat13' })) as { owner: number }).owner;
  expect(await call('im.chat.setOwner', { CHAT_ID: 13, USER_ID: 7 })).toBe(true);
  expect(await owner()).toBe(7);
  expect(await call('im.chat.setOwner', { CHAT_ID: 13, USER_ID: 1 })).toBe('400 WRONG_REQUEST');
});

test('a chat that its owner leaves goes to the next member', async () => {
  const id = await call('im.chat.add', { USERS: [7] });
  expect(await call('im.chat.user.delete', { CHAT_ID: id, USER_ID: 1 })).toBe(true);
  expect(await call('im.dialog.get', { DIALOG_ID: `chat${id}` }, 'second')).toMatchObject({
    owner: 7,
    role: 'owner',
    manager_list: [7],
  });
});

test('a muted chat is on the mute list until it is no more', async () => {
  const muted = async () =>
    ((await call('im.dialog.get', { DIALOG_ID: 'chat13' })) as { mute_list: unknown }).mute_list;
  expect(await call('im.chat.mute', { CHAT_ID: 13 })).toBe(true);
  expect(await muted()).toEqual({ '1': true });
  expect(await call('im.chat.mute', { DIALOG_ID: 'chat13', MUTE: 'N' })).toBe(true);
  expect(await muted()).toEqual([]);
  expect(await call('im.chat.mute', { DIALOG_ID: '7' })).toBe(true);
});

test('the chat of a workgroup is named by sg, and its members may use it', async () => {
  const id = await call('im.message.add', { DIALOG_ID: 'sg5', MESSAGE: 'to the group' });
  expect(id).toEqual(expect.any(Number));
  expect(await call('im.dialog.get', { DIALOG_ID: 'sg5' })).toMatchObject({
    entity_type: 'SONET_GROUP',
    entity_id: '5',
    name: 'Garden',
    user_counter: 2,
  });
  expect(await call('im.dialog.get', { DIALOG_ID: 'sg6' })).toBe('403 ACCESS_ERROR');
});

test('members of a dialog are listed as users, page by page', async () => {
  const list = (params: object) => call('im.dialog.users.list', { DIALOG_ID: 'chat13', ...params });
  expect(await list({})).toMatchObject([{ id: 1 }, { id: 7 }, { id: 13 }]);
  expect(await list({ LIMIT: 1, OFFSET: 1 })).toMatchObject([{ id: 7, name: 'Sam Second' }]);
  expect(await list({ LAST_ID: 7 })).toMatchObject([{ id: 13 }]);
});

test('SKIP_EXTERNAL leaves bots out, but those of a kept type', async () => {
  const id = await call('im.chat.add', { USERS: [16] });
  const list = (params: object) => call('im.dialog.users.list', { DIALOG_ID: `chat${id}`, ...params });
  expect(await list({ SKIP_EXTERNAL: 'Y' })).toHaveLength(1);
  expect(await list({ SKIP_EXTERNAL: 'Y', SKIP_EXTERNAL_EXCEPT_TYPES: 'email, bot' })).toHaveLength(2);
});

test('messages are marked as unread and all as read', async () => {
  const counter = async () =>
    ((await call('im.dialog.get', { DIALOG_ID: 'chat13' })) as { counter: number }).counter;
  expect(await counter()).toBe(2);
  expect(await call('im.dialog.read.all')).toBe(true);
  expect(await counter()).toBe(0);
  expect(await call('im.dialog.unread', { DIALOG_ID: 'chat13', MESSAGE_ID: 2 })).toBe(true);
  expect(await counter()).toBe(1);
  expect(await call('im.dialog.unread', { DIALOG_ID: 'chat99', MESSAGE_ID: 2 })).toBe(false);
});

test('a message is liked once, and not at all after minus', async () => {
  const likes = async () => {
    const read = (await call('im.dialog.messages.get', { DIALOG_ID: 'chat13', LIMIT: 1 })) as {
      readonly messages: readonly { readonly params: unknown }[];
    };
    return read.messages[0]?.params;
  };
  expect(await call('im.message.like', { MESSAGE_ID: 2 })).toBe(true);
  expect(await likes()).toEqual({ LIKE: [1] });
  expect(await call('im.message.like', { MESSAGE_ID: 2, ACTION: 'plus' })).toBe('400 WITHOUT_CHANGES');
  expect(await call('im.message.like', { MESSAGE_ID: 2, ACTION: 'minus' })).toBe(true);
  expect(await likes()).toEqual([]);
});

test('a message is shared as a chat with the members of its dialog', async () => {
  expect(await call('im.message.share', { MESSAGE_ID: 1, DIALOG_ID: 'chat13', TYPE: 'CHAT' })).toBe(true);
  expect(await call('im.chat.user.list', { CHAT_ID: 101 })).toEqual([1, 7, 13]);
  expect(await call('im.message.share', { MESSAGE_ID: 1, DIALOG_ID: 'chat13', TYPE: 'TASK' })).toBe(true);
});

test('messages are found by their text and date', async () => {
  const search = async (params: object) => {
    const found = (await call('im.dialog.messages.search', { CHAT_ID: 13, ...params })) as {
      readonly messages: readonly { readonly id: number }[];
    };
    return found.messages.map(({ id }) => id);
  };
  expect(await search({})).toEqual([2, 1]);
  expect(await search({ SEARCH_MESSAGE: 'YES,' })).toEqual([2]);
  expect(await search({ ORDER: { ID: 'ASC' }, LIMIT: 1 })).toEqual([1]);
  expect(await search({ LAST_ID: 2 })).toEqual([1]);
  expect(await search({ DATE_FROM: '2026-08-02T00:00:00Z' })).toEqual([]);
  expect(await search({ DATE: '2026-08-01T00:00:00Z' })).toEqual([2, 1]);
});

test('a command goes to a bot', async () => {
  expect(await call('im.message.command', { MESSAGE_ID: 1, BOT_ID: 16, COMMAND: 'help' })).toBe(true);
});
