import { toInteger, withUpperCaseNames } from '../php/php-cast.ts';
import { refusal, success } from '../pipeline/outcome.ts';
import { chatDenied, chatIdOf } from './chat-of-call.ts';
import type { PortalMethod } from './portal-method.ts';

/** Takes USER_ID out of a chat; only its owner may do that to others. @see docs/portal.md C, D.1 */
export const imChatUserDelete: PortalMethod = {
  name: 'im.chat.user.delete',
  scopes: ['im'],
  handle({ params, caller, context }) {
    const given = withUpperCaseNames(params);
    const id = chatIdOf(given);
    if (typeof id !== 'number') return id;
    const user = toInteger(given.get('USER_ID'));
    if (user <= 0) return refusal(400, 'USER_ID_EMPTY', "User ID can't be empty");
    const chat = context.state.chats.get(id);
    if (chat === undefined || chat.type === 'private' || !chat.members.has(caller.id)) return chatDenied;
    if (user !== caller.id && chat.owner !== caller.id)
      return refusal(403, 'ACCESS_DENIED_KICK', 'Only the owner may remove a member');
    if (!chat.members.delete(user)) return refusal(400, 'USER_NOT_FOUND', 'The user is not in the chat');
    return success(true);
  },
};
