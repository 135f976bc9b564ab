import { toIntegerList } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { byRules, imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { chatDenied, chatOf } from '../parameters/chat-of-call.ts';

const extendDenied = imError(
  'ACCESS_DENIED_EXTEND',
  403,
  'Insufficient permissions to add participants to the chat',
);

/** Adds USERS to a chat of the caller; an error when none of them is new. @see docs/reference/portal.md C */
export const imChatUserAdd = imMethod('im.chat.user.add', (given, call) => {
  const named = chatOf(given, call);
  if ('kind' in named) return named;
  const { chat } = named;
  if (chat === undefined || chat.type === 'private') return chatDenied;
  if (!chat.members.has(call.caller.id)) return byRules(call, extendDenied, chatDenied);
  const { users } = call.context.state;
  const added = toIntegerList(given.get('USERS')).filter((id) => users.has(id) && !chat.members.has(id));
  if (added.length === 0) return imError('WRONG_REQUEST');
  for (const user of added) {
    chat.members.add(user);
    // Who joins has read what was there before, whatever HIDE_HISTORY says.
    chat.lastRead.set(user, chat.messageIds.at(-1) ?? 0);
  }
  return success(true);
});
