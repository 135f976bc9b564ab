import { expect, test } from '@playwright/test';
import type { RunningPortal } from '../../../src/portal/portal-options.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { askJson, said } from './ask.ts';

let portal: RunningPortal;
test.beforeEach(async () => {
  portal = await startPortal({ clock: () => Date.parse('2026-08-01T10:00:00Z') });
});
test.afterEach(() => portal.close());

async function call(method: string, params: object = {}, url = portal.webhookUrl): Promise<unknown> {
  const told = await askJson(url + method, JSON.stringify(params));
  return 'error' in told.json ? said(told) : told.json['result'];
}

test('who calls, with which scopes, when and how old the portal is', async () => {
  expect(await call('profile')).toMatchObject({ ID: '1', ADMIN: true, NAME: 'Olga', LAST_NAME: 'Owner' });
  expect(await call('user.current')).toMatchObject({ ID: '1', ACTIVE: true });
  expect(await call('im.user.get')).toMatchObject({ id: 1, active: true, bot: false });
  expect(await call('scope')).toEqual(expect.arrayContaining(['im', 'user', 'basic', 'crm']));
  expect(await call('app.info')).toEqual({ SCOPE: await call('scope'), LICENSE: 'en_basic' });
  expect(await call('server.time')).toBe('2026-08-01T13:00:00+03:00');
  expect(await call('im.revision.get')).toMatchObject({ rest: 32 });
  expect(await call('im.user.get', { ID: 0 })).toBe('400 ID_EMPTY');
  expect(await call('im.user.get', { ID: 999 })).toBe('400 USER_NOT_EXISTS');
  expect(await call('im.user.get', { ID: 1 }, portal.webhookUrls['guest'])).toBe('400 ACCESS_DENIED');
});

test('methods are listed without private ones, and looked up by their exact name', async () => {
  expect(await call('methods')).toContain('im.dialog.writing');
  expect(await call('methods')).not.toContain('im.chat.sendTyping');
  expect(await call('methods', {}, portal.webhookUrls['narrow'])).not.toContain('im.dialog.writing');
  expect(await call('im.chat.sendTyping', { DIALOG_ID: 'chat13' })).toBe(true);
  expect(await call('method.get', { name: 'im.dialog.writing' })).toEqual({
    isExisting: true,
    isAvailable: true,
  });
  expect(await call('method.get', { name: 'IM.dialog.writing' })).toEqual({
    isExisting: false,
    isAvailable: false,
  });
  const narrow = await call('method.get', { name: 'im.dialog.writing' }, portal.webhookUrls['narrow']);
  expect(narrow).toEqual({ isExisting: true, isAvailable: false });
});

test('a chat is made, joined, read, left, and then closed to who left', async () => {
  const id = await call('im.chat.add', { TITLE: 'x', users: [13] });
  expect(id).toBe(101);
  const chat = { CHAT_ID: id };
  const second = portal.secondWebhookUrl;
  expect(await call('im.dialog.writing', { DIALOG_ID: `chat${id}` })).toBe(true);
  expect(await call('im.chat.user.list', chat)).toEqual([1, 13]);
  expect(await call('im.chat.user.list', chat, second)).toEqual([]);
  expect(await call('im.chat.user.add', { ...chat, USERS: [7] }, second)).toBe('403 ACCESS_DENIED_EXTEND');
  expect(await call('im.chat.user.add', { ...chat, USERS: [7] })).toBe(true);
  expect(await call('im.chat.user.add', { ...chat, USERS: [7] })).toBe('400 WRONG_REQUEST');
  expect(await call('im.chat.user.delete', { ...chat, USER_ID: 13 }, second)).toBe('403 ACCESS_DENIED_KICK');
  expect(await call('im.chat.user.delete', chat)).toBe('400 USER_ID_EMPTY');
  expect(await call('im.chat.user.delete', { ...chat, USER_ID: 13 })).toBe(true);
  expect(await call('im.chat.user.delete', { ...chat, USER_ID: 13 })).toBe('400 USER_NOT_FOUND');
  expect(await call('im.dialog.get', { DIALOG_ID: `chat${id}` })).toMatchObject({
    id,
    name: 'x',
    owner: 1,
    user_counter: 2,
  });
  expect(await call('im.chat.leave', chat)).toBe(true);
  expect(await call('im.chat.leave', chat)).toBe('403 ACCESS_DENIED_KICK');
  expect(await call('im.dialog.writing', { DIALOG_ID: `chat${id}` })).toBe('403 ACCESS_ERROR');
  expect(await call('im.dialog.writing', { DIALOG_ID: `chat${id}` }, second)).toBe(true);
});

test('chats refuse what they should', async () => {
  expect(await call('im.chat.add', { USERS: '13' })).toBe('400 INVALID_FORMAT');
  expect(await call('im.chat.leave')).toBe('400 CHAT_ID_EMPTY');
  expect(await call('im.chat.leave', { DIALOG_ID: 'x' })).toBe('400 DIALOG_ID_EMPTY');
  expect(await call('im.dialog.get', { DIALOG_ID: 'x' })).toBe('400 DIALOG_ID_EMPTY');
  expect(await call('im.dialog.get', { DIALOG_ID: 'chat99' })).toBe('403 ACCESS_ERROR');
  expect(await call('im.dialog.get', { DIALOG_ID: 'chat999' })).toBe('403 ACCESS_ERROR');
  await call('im.chat.add', { ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|1' });
  expect(await call('im.chat.get', { ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|1' })).toEqual({ ID: '101' });
  expect(await call('im.chat.get', { ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|2' })).toBeNull();
  expect(await call('im.chat.leave', { CHAT_ID: 101 })).toBe('403 ACCESS_DENIED_KICK');
});

test('a method of one’s own joins the others', async () => {
  const own = await startPortal({
    methods: [
      {
        name: 'my.method',
        scopes: ['im'],
        handle: ({ caller }) => ({ kind: 'success', result: [caller.id], total: 1, next: 50 }),
      },
    ],
  });
  const told = await askJson(`${own.webhookUrl}My.Method`, '{}');
  expect(Object.keys(told.json)).toEqual(['result', 'next', 'total', 'time']);
  await own.close();
});
