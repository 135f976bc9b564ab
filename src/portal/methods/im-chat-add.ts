import { toIntegerList, toText, withUpperCaseNames } from '../php/php-cast.ts';
import { refusal, success } from '../pipeline/outcome.ts';
import { addChat } from '../state/chats.ts';
import type { PortalMethod } from './portal-method.ts';

/** Makes a chat of the caller and USERS, `open` for TYPE OPEN, else closed; answers its id. Unknown users are left out. @see docs/portal.md C */
export const imChatAdd: PortalMethod = {
  name: 'im.chat.add',
  scopes: ['im'],
  handle({ params, caller, context }) {
    const given = withUpperCaseNames(params);
    const users = given.get('USERS');
    if (users !== undefined && users !== null && !(users instanceof Map))
      return refusal(400, 'INVALID_FORMAT', 'A wrong format for the USERS field is passed');
    const { state } = context;
    const chat = addChat(state, {
      type: toText(given.get('TYPE'))?.toUpperCase() === 'OPEN' ? 'open' : 'closed',
      title: toText(given.get('TITLE')) ?? '',
      owner: caller.id,
      members: [caller.id, ...toIntegerList(users).filter((id) => state.users.has(id))],
      entityType: toText(given.get('ENTITY_TYPE')) ?? '',
      entityId: toText(given.get('ENTITY_ID')) ?? '',
    });
    return success(chat.id);
  },
};
