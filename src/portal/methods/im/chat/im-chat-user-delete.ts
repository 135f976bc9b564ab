import { toInteger } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { removeMember } from '../../../state/chats.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { chatDenied, chatOf } from '../parameters/chat-of-call.ts';

/** Takes USER_ID out of a chat; only its owner may do that to others. @see docs/reference/portal.md C, D */
export const imChatUserDelete = imMethod('im.chat.user.delete', (given, call) => {
  const named = chatOf(given, call);
  if ('kind' in named) return named;
  const user = toInteger(given.get('USER_ID'));
  if (user <= 0) return imError('USER_ID_EMPTY');
  const { chat } = named;
  const { caller } = call;
  if (chat === undefined || chat.type === 'private' || !chat.members.has(caller.id)) return chatDenied;
  if (user !== caller.id && chat.owner !== caller.id) return imError('ACCESS_DENIED_KICK', 403);
  if (!removeMember(chat, user)) return imError('USER_NOT_FOUND', 400, 'The user is not in the chat');
  return success(true);
});
