import type { RefusalRow } from '../../call-portal.ts';

/** The id of a chat, user or message that there is none of. */
export const absent = 2147483000;

/** An attachment, keyboard or menu above the limit. */
export const oversize = [{ MESSAGE: 'x'.repeat(60_001) }];

/** What methods named `im.chat.*` say to a call that names no chat. */
export function chatRows(method: string, more: object = {}): readonly RefusalRow[] {
  return [
    [method, { ...more }, '400 CHAT_ID_EMPTY'],
    [method, { CHAT_ID: 'chat13', ...more }, '400 CHAT_ID_EMPTY'],
    [method, { DIALOG_ID: 'abc', ...more }, '400 DIALOG_ID_EMPTY'],
  ];
}

/** What methods that need a DIALOG_ID say without a good one. */
export function dialogRows(method: string, more: object = {}): readonly RefusalRow[] {
  return ['', 'abc', 'chat0', true, ['13'], undefined].map((DIALOG_ID) => [
    method,
    { DIALOG_ID, ...more },
    '400 DIALOG_ID_EMPTY',
  ]);
}
