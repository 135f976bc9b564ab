import { toIntegerList, withUpperCaseNames } from '../php/php-cast.ts';
import { refusal, success } from '../pipeline/outcome.ts';
import { chatDenied, chatIdOf } from './chat-of-call.ts';
import type { PortalMethod } from './portal-method.ts';

/** Adds USERS to a chat of the caller; an error when none of them is new. @see docs/portal.md C */
export const imChatUserAdd: PortalMethod = {
  name: 'im.chat.user.add',
  scopes: ['im'],
  handle({ params, caller, context }) {
    const given = withUpperCaseNames(params);
    const id = chatIdOf(given);
    if (typeof id !== 'number') return id;
    const chat = context.state.chats.get(id);
    if (chat === undefined || chat.type === 'private' || !chat.members.has(caller.id)) return chatDenied;
    const added = toIntegerList(given.get('USERS')).filter(
      (user) => context.state.users.has(user) && !chat.members.has(user),
    );
    if (added.length === 0)
      return refusal(400, 'WRONG_REQUEST', "You don't have access or user already member in chat");
    for (const user of added) chat.members.add(user);
    return success(true);
  },
};
