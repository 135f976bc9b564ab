import type { RefusalRow } from '../../call-portal.ts';
import { absent, chatRows, oversize } from './common-rows.ts';

function departmentRows(method: string, code: string): readonly RefusalRow[] {
  return [
    [method, {}, `400 ${code}`],
    [method, { ID: [] }, `400 ${code}`],
    [method, { ID: 'x' }, `400 ${code}`],
    [method, { ID: [1] }, '403 ACCESS_ERROR', undefined, 'guest'],
  ];
}

function notifyRows(method: string): readonly RefusalRow[] {
  return [
    [method, {}, '400 USER_ID_EMPTY'],
    [method, { USER_ID: 1, MESSAGE: ' ' }, '400 MESSAGE_EMPTY'],
    [method, { USER_ID: 1, MESSAGE: 'x', ATTACH: oversize }, '400 ATTACH_OVERSIZE'],
    [method, { USER_ID: 1, MESSAGE: 'x', ATTACH: 'x' }, '400 ATTACH_ERROR'],
  ];
}

/** The refusals of users, departments, notifications and files. */
export const otherRefusals: readonly RefusalRow[] = [
  ...departmentRows('im.department.get', 'INVALID_FORMAT'),
  ...departmentRows('im.department.managers.get', 'ID_EMPTY'),
  ...departmentRows('im.department.employees.get', 'ID_EMPTY'),
  ['im.department.colleagues.list', {}, '403 ACCESS_ERROR', undefined, 'guest'],
  ['im.user.get', { ID: 0 }, '400 ID_EMPTY'],
  ['im.user.get', { ID: absent }, '400 USER_NOT_EXISTS'],
  ['im.user.get', { ID: 1 }, '400 ACCESS_DENIED', undefined, 'guest'],
  ['im.user.list.get', {}, '400 INVALID_FORMAT'],
  ['im.user.list.get', { ID: '7' }, '400 INVALID_FORMAT'],
  ['im.user.status.set', { STATUS: 'DND' }, '400 STATUS_ERROR'],
  ...notifyRows('im.notify'),
  ...notifyRows('im.notify.personal.add'),
  ...notifyRows('im.notify.system.add'),
  ['im.notify.answer', { ANSWER_TEXT: 'x' }, '400 ID_ERROR'],
  ['im.notify.answer', { NOTIFY_ID: 1 }, '400 ANSWER_TEXT_ERROR'],
  ['im.notify.confirm', { NOTIFY_VALUE: 'Y' }, '400 ID_ERROR'],
  ['im.notify.confirm', { NOTIFY_ID: 1 }, '400 NOTIFY_VALUE_ERROR'],
  ['im.notify.delete', {}, '400 PARAMS_ERROR'],
  ['im.notify.delete', { TAG: 'x' }, '403 ACCESS_DENIED'],
  ['im.notify.read.list', { IDS: 1 }, '400 PARAMS_ERROR'],
  ['im.notify.get', { LAST_ID: 1 }, '400 LAST_ID_AND_LAST_TYPE'],
  ['im.notify.get', { LAST_ID: 'x', LAST_TYPE: 1 }, '400 LAST_ID_STRING'],
  ['im.notify.history.search', { SEARCH_TEXT: 'xx' }, '400 SEARCH_TEXT_ERROR'],
  ['im.notify.history.search', { SEARCH_TEXT: 'xxx', LAST_ID: 'x' }, '400 LAST_ID_STRING'],
  ...chatRows('im.disk.folder.get'),
  ['im.disk.folder.get', { CHAT_ID: 99 }, '403 ACCESS_ERROR'],
  ['im.disk.folder.get', { CHAT_ID: absent }, '403 ACCESS_ERROR', '400 ACCESS_ERROR'],
  ...chatRows('im.disk.file.commit', { FILE_ID: 501 }),
  ['im.disk.file.commit', { CHAT_ID: 99, FILE_ID: 501 }, '403 ACCESS_ERROR'],
  ['im.disk.file.commit', { CHAT_ID: absent, FILE_ID: 501 }, '403 ACCESS_ERROR', '400 ACCESS_ERROR'],
  ['im.disk.file.commit', { CHAT_ID: 13 }, '400 FILES_ERROR'],
  ['im.disk.file.commit', { CHAT_ID: 13, FILE_ID: 502 }, '400 SAVE_ERROR'],
  ['im.disk.file.delete', { FILE_ID: 501 }, '400 CHAT_ID_EMPTY'],
  ['im.disk.file.delete', { CHAT_ID: 13 }, '400 FILE_ID_EMPTY'],
  ['im.disk.record.share', { DIALOG_ID: 'abc' }, '400 DIALOG_ID_EMPTY'],
  ['im.disk.record.share', { DIALOG_ID: 'chat99', DISK_ID: 501 }, '403 ACCESS_ERROR'],
  ['im.disk.file.save', {}, '400 FILE_ID_EMPTY'],
  ['im.disk.file.save', { FILE_ID: 501 }, '400 FILE_SAVE_ERROR'],
];
