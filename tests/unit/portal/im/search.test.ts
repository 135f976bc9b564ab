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

test('chats are found by the beginnings of words in their titles and members', async () => {
  const find = async (FIND: string, params: object = {}) =>
    ((await call('im.search.chat.list', { FIND, ...params })) as readonly { id: number }[]).map(
      ({ id }) => id,
    );
  expect(await find('members')).toEqual([13]);
  expect(await find('SAM')).toEqual([21, 13]);
  expect(await find('sam', { LIMIT: 1, OFFSET: 1 })).toEqual([13]);
  expect(await find('embers')).toEqual([]);
  expect(await find('without')).toEqual([]);
  expect(await call('im.search.chat.list', { FIND_LINES: 'sam' })).toEqual([]);
});

test('users are found by name, position and department, by id', async () => {
  const find = (FIND: string) => call('im.search.user.list', { FIND, LIMIT: 2 });
  expect(await find('pet')).toMatchObject({ '13': { id: 13, name: 'Petra Peer' } });
  expect(await find('cook')).toMatchObject({ '7': { id: 7 } });
  expect(Object.keys((await find('catering')) as object)).toEqual(['7', '13']);
  expect(await find('gone')).toEqual([]);
});

test('departments are found by their full names, all of them by a short phrase', async () => {
  const find = async (FIND: string) =>
    ((await call('im.search.department.list', { FIND })) as readonly { id: number }[]).map(({ id }) => id);
  expect(await find('cater')).toEqual([2]);
  expect(await find('comp')).toEqual([1, 2]);
  expect(await find('')).toEqual([1, 2]);
});

test('the search history grows at its head and forgets what is deleted', async () => {
  for (const DIALOG_ID of ['chat13', '7', 'chat13', 'chat21'])
    expect(await call('im.search.last.add', { DIALOG_ID })).toBe(true);
  expect(await call('im.search.last.get')).toMatchObject([
    { id: 'chat21', type: 'chat', chat: { id: 21 } },
    { id: 'chat13' },
    { id: 7, type: 'user', title: 'Sam Second', user: { id: 7 } },
  ]);
  expect(await call('im.search.last.get', { SKIP_CHAT: 'Y' })).toMatchObject([{ id: 7 }]);
  expect(await call('im.search.last.delete', { DIALOG_ID: 'chat13' })).toBe(true);
  expect(await call('im.search.last.get')).toMatchObject([{ id: 'chat21' }, { id: 7 }]);
  expect(await call('im.search.last.add', { DIALOG_ID: 'chat99' })).toBe(false);
});

test('departments are told with their heads', async () => {
  expect(await call('im.department.get', { ID: [2, 999] })).toEqual([
    { id: 2, name: 'Catering', full_name: 'Catering / Company', manager_user_id: 7 },
  ]);
  expect(await call('im.department.get', { ID: '[1]', USER_DATA: 'Y' })).toMatchObject([
    { manager_user_data: { id: 1, work_position: 'Director' } },
  ]);
  expect(await call('im.department.managers.get', { ID: [1, 2] })).toEqual({ '1': [1], '2': [7] });
  expect(await call('im.department.managers.get', { ID: [999] })).toEqual([]);
  expect(await call('im.department.employees.get', { ID: [2] })).toEqual({ '2': [7, 13] });
  expect(await call('im.department.employees.get', { ID: [2], USER_DATA: 'Y' })).toMatchObject({
    '2': [{ id: 7 }, { id: 13 }],
  });
});

test('colleagues are those of one’s departments, and for a head all below', async () => {
  expect(await call('im.department.colleagues.list', {}, 'second')).toEqual([13, 1]);
  expect(await call('im.department.colleagues.list', { LIMIT: 2, USER_DATA: 'Y' })).toMatchObject([
    { id: 1001 },
    { id: 1002 },
  ]);
});

test('users are listed by id or as an array', async () => {
  expect(await call('im.user.list.get', { ID: [7, 999, 7] })).toMatchObject({ '7': { id: 7 } });
  expect(await call('im.user.list.get', { ID: '[7,13]', RESULT_TYPE: 'array' })).toMatchObject([
    { id: 7 },
    { id: 13 },
  ]);
  expect(await call('im.user.list.get', { ID: [1] }, 'guest')).toEqual([]);
});

test('business users are listed as ids or users', async () => {
  expect(await call('im.user.business.list', { LIMIT: 3 })).toEqual([1, 7, 13]);
  expect(await call('im.user.business.list', { LIMIT: 1, USER_DATA: 'Y' })).toMatchObject([{ id: 1 }]);
});

test('status and idleness are set and read back', async () => {
  expect(await call('im.user.status.get')).toBe('online');
  expect(await call('im.user.status.set', { STATUS: 'dnd' })).toBe(true);
  expect(await call('im.user.status.get')).toBe('dnd');
  expect(await call('im.user.status.idle.start', { AGO: 60 })).toBe(true);
  expect(await call('im.user.get')).toMatchObject({ status: 'dnd', idle: '2026-08-01T12:00:00+03:00' });
  expect(await call('im.user.status.idle.end')).toBe(true);
  expect(await call('im.user.get')).toMatchObject({ idle: false });
});
