import { withUpperCaseNames } from '../php/php-cast.ts';
import { success } from '../pipeline/outcome.ts';
import { chatDenied, chatIdOf } from './chat-of-call.ts';
import type { PortalMethod } from './portal-method.ts';

/** The ids of a chat's members; an empty list for outsiders. @see docs/portal.md C */
export const imChatUserList: PortalMethod = {
  name: 'im.chat.user.list',
  scopes: ['im'],
  handle({ params, caller, context }) {
    const id = chatIdOf(withUpperCaseNames(params));
    if (typeof id !== 'number') return id;
    const chat = context.state.chats.get(id);
    if (chat === undefined) return chatDenied;
    return success(chat.members.has(caller.id) ? [...chat.members] : []);
  },
};
