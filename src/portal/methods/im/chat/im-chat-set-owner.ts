import { toInteger } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { chatDenied, chatOf } from '../parameters/chat-of-call.ts';

/** Makes another member the owner of a chat, which only the owner may. @see docs/reference/portal.md D */
export const imChatSetOwner = imMethod('im.chat.setOwner', (given, call) => {
  const named = chatOf(given, call);
  if ('kind' in named) return named;
  const user = toInteger(given.get('USER_ID'));
  if (user <= 0) return imError('USER_ID_EMPTY');
  const { chat } = named;
  const { caller } = call;
  if (chat === undefined || chat.type === 'private' || !chat.members.has(caller.id)) return chatDenied;
  if (chat.owner !== caller.id || !chat.members.has(user))
    return imError('WRONG_REQUEST', 400, 'Change owner can only owner and user must be member in chat');
  chat.owner = user;
  chat.managers.add(user);
  return success(true);
});
