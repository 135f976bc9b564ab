import { toText } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { byRules, imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { chatOf } from '../parameters/chat-of-call.ts';
import { isBound } from './bound-chat.ts';
import { imageProblem } from './image-problem.ts';

/** Gives a chat of the caller a picture, sent as base64. @see docs/reference/portal.md D */
export const imChatUpdateAvatar = imMethod('im.chat.updateAvatar', (given, call) => {
  const named = chatOf(given, call);
  if ('kind' in named) return named;
  const { chat } = named;
  if (chat !== undefined) {
    if (!chat.members.has(call.caller.id)) return imError('ACCESS_DENIED', 400, 'Access denied');
    const text = 'The avatar of this chat cannot be changed';
    if (chat.type === 'private' || isBound(chat))
      return byRules(call, imError('ACCESS_ERROR', 400, text), imError('ACCESS_ERROR', 403, text));
  }
  const problem = imageProblem(toText(given.get('AVATAR')) ?? '');
  if (problem !== undefined) return imError('AVATAR_ERROR', 400, problem);
  if (chat === undefined) return imError('WRONG_REQUEST', 400, "Chat isn't exists");
  chat.avatar = `/upload/im/chat${chat.id}.png`;
  return success(true);
});
