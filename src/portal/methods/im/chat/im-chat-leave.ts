import { success } from '../../../pipeline/outcome.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { ownChatOf } from '../parameters/chat-of-call.ts';
import { isRefusal } from '../parameters/dialog-of-call.ts';

/**
 * Takes the caller out of a chat. An owner may leave an ordinary chat, but not the general one nor a chat that belongs to something else; a
 * chat that nobody is left in stays, which is a guess.
 *
 * @see docs/portal.md C
 */
export const imChatLeave = imMethod('im.chat.leave', (given, call) => {
  const chat = ownChatOf(given, call);
  if (isRefusal(chat)) return chat;
  const { caller } = call;
  if (chat.owner === caller.id && (chat.type === 'general' || chat.entityType !== ''))
    return imError('LEAVE_OWNER_FORBIDDEN', 403);
  chat.members.delete(caller.id);
  if (chat.owner === caller.id) chat.owner = chat.members.values().next().value;
  return success(true);
});
