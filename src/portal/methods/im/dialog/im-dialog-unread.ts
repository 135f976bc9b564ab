import { toInteger } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { openDialog } from '../../../state/find-dialog.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { isRefusal, namedDialog } from '../parameters/dialog-of-call.ts';

/** Marks the messages of a dialog as unread from MESSAGE_ID on; false for a dialog that the caller may not use. @see docs/reference/portal.md D */
export const imDialogUnread = imMethod('im.dialog.unread', (given, call) => {
  const id = toInteger(given.get('MESSAGE_ID'));
  if (id <= 0) return imError('MESSAGE_ID_ERROR');
  const named = namedDialog(given, call);
  if (isRefusal(named)) return named;
  const opened = openDialog(named, call.caller, call.context.state);
  if (typeof opened === 'string') return success(false);
  opened.chat.lastRead.set(call.caller.id, id - 1);
  return success(true);
});
