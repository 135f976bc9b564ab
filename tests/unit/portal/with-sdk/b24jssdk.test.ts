import { expect, test } from '@playwright/test';
import type { B24OAuth } from 'b24jssdk-2.2.0';
import type { RunningPortal } from '../../../../src/portal/portal-options.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { clientOf } from './client-of.ts';

let portal: RunningPortal;
let b24: B24OAuth;
test.beforeEach(async () => {
  portal = await startPortal({ generation: '2026-08' });
  b24 = clientOf(portal);
});
test.afterEach(async () => {
  b24.destroy();
  await portal.close();
});

async function call(method: string, params: object = {}): Promise<unknown> {
  const response = await b24.actions.v2.call.make({ method, params: { ...params } });
  return response.getData()?.result;
}

test('an application talks in chats through the vendor’s SDK', async () => {
  const me = (await call('profile')) as { readonly ID: string };
  expect(me.ID).toBe('1');
  const chat = (await call('im.chat.add', { TITLE: 'Order 7', USERS: [7], COLOR: 'MINT' })) as number;
  const dialog = { DIALOG_ID: `chat${chat}` };
  const message = (await call('im.message.add', { ...dialog, MESSAGE: 'Hello' })) as number;
  expect(await call('im.dialog.writing', dialog)).toBe(true);
  expect(await call('im.message.update', { MESSAGE_ID: message, MESSAGE: 'Hello, Sam' })).toBe(true);
  expect(await call('im.message.like', { MESSAGE_ID: message })).toBe(true);
  expect(await call('im.dialog.messages.get', dialog)).toMatchObject({
    messages: [{ id: message, text: 'Hello, Sam', params: { LIKE: [1], IS_EDITED: 'Y' } }],
  });
  expect(await call('im.recent.pin', dialog)).toBe(true);
  expect(await call('im.recent.list', { LIMIT: 1 })).toMatchObject({
    items: [{ pinned: true, chat_id: chat }],
  });
  expect(await call('im.chat.updateTitle', { CHAT_ID: chat, TITLE: 'Done' })).toBe(true);
  expect(await call('im.dialog.get', dialog)).toMatchObject({ name: 'Done', owner: 1 });
  expect(await call('im.notify.personal.add', { USER_ID: 1, MESSAGE: 'Shipped' })).toEqual(
    expect.any(Number),
  );
  expect(await call('im.counters.get')).toMatchObject({ TYPE: { NOTIFY: 1 } });
  expect(await call('im.message.delete', { MESSAGE_ID: message })).toBe(true);
  expect(await call('im.chat.leave', { CHAT_ID: chat })).toBe(true);
});

test('a list is read to its end page by page', async () => {
  const users = await b24.actions.v2.callList.make({ method: 'user.get', params: {}, idKey: 'ID' });
  expect(users.getData()).toHaveLength(60);
});

test('a refusal arrives with its code', async () => {
  await expect(call('im.dialog.get', { DIALOG_ID: 'chat99' })).rejects.toMatchObject({
    code: 'ACCESS_ERROR',
    status: 403,
  });
});

test('a batch of REST 2 uses the results of its own commands', async () => {
  const response = await b24.actions.v2.batch.make({
    calls: {
      make: { method: 'im.chat.add', params: { TITLE: 'From a batch' } },
      read: { method: 'im.dialog.get', params: { DIALOG_ID: 'chat$result[make]' } },
    },
    options: { isHaltOnError: true },
  });
  expect(response.isSuccess).toBe(true);
  expect(JSON.stringify(response.getData())).toContain('From a batch');
});

test('REST 3.0 is called, listed and batched', async () => {
  const make = async (method: string, params: object) =>
    (await b24.actions.v3.call.make({ method, params: { ...params } })).getData()?.result;
  expect(await make('note.collection.add', { fields: { name: 'Docs' } })).toMatchObject({ item: { id: 1 } });
  expect(await make('note.collection.list', { filter: [['id', '=', 1]] })).toMatchObject({
    items: [{ name: 'Docs' }],
  });
  const batch = await b24.actions.v3.batch.make({
    calls: [['note.collection.get', { id: 1 }]],
  });
  expect(batch.isSuccess).toBe(true);
});
