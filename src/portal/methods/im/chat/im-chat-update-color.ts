import { toText } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { chatColors } from '../describe/chat-colors.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { chatDenied, chatOf } from '../parameters/chat-of-call.ts';

/** Gives a chat of the caller one of the named colours; the colour it has, and a chat that does not exist, are wrong requests. @see docs/reference/portal.md D */
export const imChatUpdateColor = imMethod('im.chat.updateColor', (given, call) => {
  const named = chatOf(given, call);
  if ('kind' in named) return named;
  const { chat } = named;
  if (chat !== undefined && (chat.type === 'private' || !chat.members.has(call.caller.id))) return chatDenied;
  const color = chatColors.get(toText(given.get('COLOR')) ?? '');
  if (color === undefined) return imError('WRONG_COLOR');
  if (chat === undefined || chat.color === color)
    return imError('WRONG_REQUEST', 400, "This color currently set or chat isn't exists");
  chat.color = color;
  return success(true);
});
