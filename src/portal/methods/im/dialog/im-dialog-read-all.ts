import { success } from '../../../pipeline/outcome.ts';
import { marksOf } from '../../../state/recent-marks.ts';
import { imMethod } from '../im-method.ts';

/** Marks everything in all chats of the caller as read. @see docs/reference/portal.md D */
export const imDialogReadAll = imMethod('im.dialog.read.all', (_, { caller, context: { state } }) => {
  for (const chat of state.chats.values())
    if (chat.members.has(caller.id)) chat.lastRead.set(caller.id, chat.messageIds.at(-1) ?? 0);
  marksOf(state, caller.id).unread.clear();
  return success(true);
});
