import { success } from '../../../pipeline/outcome.ts';
import { openDialog } from '../../../state/find-dialog.ts';
import { marksOf } from '../../../state/recent-marks.ts';
import { imMethod } from '../im-method.ts';
import { isRefusal, namedDialog } from '../parameters/dialog-of-call.ts';
import { isNotNo } from '../parameters/flag-of-call.ts';

/** Marks a dialog as unread; ACTION `N` takes the mark away and reads everything in it. False for a dialog that the caller may not use. @see docs/reference/portal.md D */
export const imRecentUnread = imMethod('im.recent.unread', (given, call) => {
  const named = namedDialog(given, call);
  if (isRefusal(named)) return named;
  const { caller } = call;
  const { state } = call.context;
  const opened = openDialog(named, caller, state);
  if (typeof opened === 'string') return success(false);
  const { chat } = opened;
  if (isNotNo(given, 'ACTION')) marksOf(state, caller.id).unread.add(chat.id);
  else {
    marksOf(state, caller.id).unread.delete(chat.id);
    chat.lastRead.set(caller.id, chat.messageIds.at(-1) ?? 0);
  }
  return success(true);
});
