import { toIntegerList } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { ownChatOf } from '../parameters/chat-of-call.ts';
import { isRefusal } from '../parameters/dialog-of-call.ts';

/** Adds USERS to a chat of the caller; an error when none of them is new. @see docs/portal.md C */
export const imChatUserAdd = imMethod('im.chat.user.add', (given, call) => {
  const chat = ownChatOf(given, call);
  if (isRefusal(chat)) return chat;
  const { users } = call.context.state;
  const added = toIntegerList(given.get('USERS')).filter((id) => users.has(id) && !chat.members.has(id));
  if (added.length === 0) return imError('WRONG_REQUEST');
  for (const user of added) {
    chat.members.add(user);
    // Who joins has read what was there before, whatever HIDE_HISTORY says.
    chat.lastRead.set(user, chat.messageIds.at(-1) ?? 0);
  }
  return success(true);
});
