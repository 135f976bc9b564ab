import { success } from '../../../pipeline/outcome.ts';
import { openDialog } from '../../../state/find-dialog.ts';
import { marksOf } from '../../../state/recent-marks.ts';
import { imMethod } from '../im-method.ts';
import { isRefusal, namedDialog } from '../parameters/dialog-of-call.ts';

/** Takes a dialog off the caller's recent list until its next message; false for one that the caller may not use. @see docs/reference/portal.md D */
export const imRecentHide = imMethod('im.recent.hide', (given, call) => {
  const named = namedDialog(given, call);
  if (isRefusal(named)) return named;
  const { state } = call.context;
  const opened = openDialog(named, call.caller, state);
  if (typeof opened === 'string') return success(false);
  const { chat } = opened;
  const marks = marksOf(state, call.caller.id);
  marks.hidden.set(chat.id, chat.messageIds.at(-1) ?? 0);
  marks.pinned.delete(chat.id);
  return success(true);
});
