import { toIntegerList, toText } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { addChat } from '../../../state/chats.ts';
import { addMessage } from '../../../state/messages.ts';
import { chatColors } from '../describe/chat-colors.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';

/** Makes a chat of the caller and USERS, `open` for TYPE OPEN, else closed; answers its id. Unknown users are left out. @see docs/reference/portal.md C */
export const imChatAdd = imMethod('im.chat.add', (given, { caller, context: { state } }) => {
  const users = given.get('USERS');
  if (users !== undefined && users !== null && !(users instanceof Map)) return imError('INVALID_FORMAT');
  const text = (name: string) => toText(given.get(name)) ?? '';
  const chat = addChat(state, {
    type: text('TYPE').toUpperCase() === 'OPEN' ? 'open' : 'closed',
    title: text('TITLE') || `Chat ${state.nextChatId}`,
    description: text('DESCRIPTION'),
    ...colorOf(text('COLOR')),
    owner: caller.id,
    members: [caller.id, ...toIntegerList(users).filter((id) => state.users.has(id))],
    entityType: text('ENTITY_TYPE'),
    entityId: text('ENTITY_ID'),
  });
  if (text('MESSAGE') !== '') addMessage(state, chat, { author: caller.id, text: text('MESSAGE') });
  return success(chat.id);
});

function colorOf(name: string): { readonly color?: string } {
  const color = chatColors.get(name);
  return color === undefined ? {} : { color };
}
