import { success } from '../../../pipeline/outcome.ts';
import { openDialog } from '../../../state/find-dialog.ts';
import { marksOf } from '../../../state/recent-marks.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { isRefusal, namedDialog } from '../parameters/dialog-of-call.ts';
import { isNotNo } from '../parameters/flag-of-call.ts';

/** The most chats that one may pin. The documentation gives no figure and no error for it; the oldest pin goes. */
const maxPinned = 45;

/** Puts a dialog at the top of the caller's recent list, or with PIN `N` back into its place. @see docs/reference/portal.md D */
export const imRecentPin = imMethod('im.recent.pin', (given, call) => {
  const named = namedDialog(given, call);
  if (isRefusal(named)) return named;
  const { state } = call.context;
  const opened = openDialog(named, call.caller, state);
  if (typeof opened === 'string')
    return imError('ACCESS_ERROR', 400, "You don't have permission to pin this chat");
  const { pinned } = marksOf(state, call.caller.id);
  if (!isNotNo(given, 'PIN')) pinned.delete(opened.chat.id);
  else {
    const oldest = pinned.size >= maxPinned ? pinned.values().next().value : undefined;
    if (oldest !== undefined) pinned.delete(oldest);
    pinned.add(opened.chat.id);
  }
  return success(true);
});
