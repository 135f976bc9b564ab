import type { WireValue } from '../../../php/encode-json.ts';
import { toInteger } from '../../../php/php-cast.ts';
import type { PhpArray, PhpValue } from '../../../php/php-value.ts';
import { success } from '../../../pipeline/outcome.ts';
import type { PortalChat } from '../../../state/portal-chat.ts';
import { describeMessages } from '../describe/describe-messages.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { dialogOf, isRefusal } from '../parameters/dialog-of-call.ts';
import { limitOf } from '../parameters/limit-of-call.ts';

/** Messages of a dialog, newest first: those before LAST_ID, those after FIRST_ID, or the latest. @see docs/reference/portal.md D */
export const imDialogMessagesGet = imMethod('im.dialog.messages.get', (given, call) => {
  const dialog = dialogOf(given, call, 'one');
  if (isRefusal(dialog)) return dialog;
  if (isNoNumber(given.get('FIRST_ID'))) return imError('FIRST_ID_STRING');
  if (isNoNumber(given.get('LAST_ID'))) return imError('LAST_ID_STRING');
  const { chat } = dialog;
  const result: Record<string, WireValue> = {
    chat_id: chat.id,
    ...describeMessages(selectIds(chat, given), chat, call.caller, call.context.state),
  };
  return success(result);
});

function isNoNumber(value: PhpValue | undefined): boolean {
  return value !== undefined && value !== null && !/^-?\d+$/.test(String(value));
}

function selectIds(chat: PortalChat, given: PhpArray): readonly number[] {
  const limit = limitOf(given, { usual: 20, most: 50 });
  const [first, last] = [given.get('FIRST_ID'), given.get('LAST_ID')];
  if (first !== undefined && first !== null) {
    const from = toInteger(first);
    return chat.messageIds
      .filter((id) => id > from)
      .slice(0, limit)
      .reverse();
  }
  const before = last === undefined || last === null ? Number.POSITIVE_INFINITY : toInteger(last);
  return chat.messageIds
    .filter((id) => id < before)
    .slice(-limit)
    .reverse();
}
