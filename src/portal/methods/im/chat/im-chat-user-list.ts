import { success } from '../../../pipeline/outcome.ts';
import { imMethod } from '../im-method.ts';
import { chatDenied, chatOf } from '../parameters/chat-of-call.ts';

/** The ids of a chat's members; an empty list for outsiders. A private chat and one that does not exist are refused. @see docs/reference/portal.md D */
export const imChatUserList = imMethod('im.chat.user.list', (given, call) => {
  const named = chatOf(given, call);
  if ('kind' in named) return named;
  const { chat } = named;
  if (chat === undefined || chat.type === 'private') return chatDenied;
  return success(chat.members.has(call.caller.id) ? [...chat.members] : []);
});
