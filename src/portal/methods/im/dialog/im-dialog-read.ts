import { toInteger } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { openDialog } from '../../../state/find-dialog.ts';
import { unreadIds } from '../../../state/messages.ts';
import { imMethod } from '../im-method.ts';
import { isRefusal, namedDialog } from '../parameters/dialog-of-call.ts';

/**
 * Marks the messages of a dialog as read, up to MESSAGE_ID or all of them; false for a dialog that the caller may not use. A lower MESSAGE_ID
 * than before takes nothing back.
 *
 * @see docs/reference/portal.md D
 */
export const imDialogRead = imMethod('im.dialog.read', (given, call) => {
  const { caller } = call;
  const { state } = call.context;
  const named = namedDialog(given, call);
  if (isRefusal(named)) return named;
  const opened = openDialog(named, caller, state);
  if (typeof opened === 'string') return success(false);
  const { chat, dialogId } = opened;
  const newest = chat.messageIds.at(-1) ?? 0;
  const wanted = toInteger(given.get('MESSAGE_ID'));
  const upTo = wanted > 0 ? Math.min(wanted, newest) : newest;
  const lastId = Math.max(upTo, chat.lastRead.get(caller.id) ?? 0);
  chat.lastRead.set(caller.id, lastId);
  return success({
    dialogId,
    chatId: chat.id,
    lastId,
    counter: unreadIds(state, chat, caller.id).length,
  });
});
