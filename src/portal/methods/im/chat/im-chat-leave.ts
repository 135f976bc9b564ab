import { success } from '../../../pipeline/outcome.ts';
import { removeMember } from '../../../state/chats.ts';
import { byRules, imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { chatDenied, chatOf } from '../parameters/chat-of-call.ts';

const kickDenied = imError('ACCESS_DENIED_KICK', 403, 'Access denied to kick user from chat');

/**
 * Takes the caller out of a chat. An owner may leave an ordinary chat, but not the general one nor a chat that belongs to something else; a
 * chat that nobody is left in stays, which is a guess. The documentation refuses outsiders and such owners with ACCESS_DENIED_KICK.
 *
 * @see docs/reference/portal.md C
 */
export const imChatLeave = imMethod('im.chat.leave', (given, call) => {
  const named = chatOf(given, call);
  if ('kind' in named) return named;
  const { chat } = named;
  const { caller } = call;
  if (chat === undefined || chat.type === 'private') return chatDenied;
  if (!chat.members.has(caller.id)) return byRules(call, kickDenied, chatDenied);
  if (chat.owner === caller.id && (chat.type === 'general' || chat.entityType !== ''))
    return byRules(call, kickDenied, imError('LEAVE_OWNER_FORBIDDEN', 403));
  removeMember(chat, caller.id);
  return success(true);
});
