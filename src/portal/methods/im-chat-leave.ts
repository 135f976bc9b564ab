import { withUpperCaseNames } from '../php/php-cast.ts';
import { refusal, success } from '../pipeline/outcome.ts';
import { chatDenied, chatIdOf } from './chat-of-call.ts';
import type { PortalMethod } from './portal-method.ts';

/**
 * Takes the caller out of a chat. An owner may leave an ordinary chat, but not the general one nor a chat that belongs to something else; a
 * chat that nobody is left in stays, which is a guess.
 *
 * @see docs/portal.md C
 */
export const imChatLeave: PortalMethod = {
  name: 'im.chat.leave',
  scopes: ['im'],
  handle({ params, caller, context }) {
    const id = chatIdOf(withUpperCaseNames(params));
    if (typeof id !== 'number') return id;
    const chat = context.state.chats.get(id);
    if (chat === undefined || chat.type === 'private' || !chat.members.has(caller.id)) return chatDenied;
    if (chat.owner === caller.id && (chat.type === 'general' || chat.entityType !== '')) {
      return refusal(403, 'LEAVE_OWNER_FORBIDDEN', 'The owner cannot leave this chat');
    }
    chat.members.delete(caller.id);
    if (chat.owner === caller.id) chat.owner = chat.members.values().next().value;
    return success(true);
  },
};
