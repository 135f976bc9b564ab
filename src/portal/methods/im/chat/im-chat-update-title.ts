import { toText } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { chatDenied, chatOf } from '../parameters/chat-of-call.ts';
import { isBound } from './bound-chat.ts';

/** Renames a chat of the caller. The general chat and one that belongs to something else keep their names. @see docs/reference/portal.md D */
export const imChatUpdateTitle = imMethod('im.chat.updateTitle', (given, call) => {
  const named = chatOf(given, call);
  if ('kind' in named) return named;
  const title = (toText(given.get('TITLE')) ?? '').trim();
  if (title === '') return imError('TITLE_EMPTY');
  const { chat } = named;
  if (chat === undefined || chat.type === 'private' || !chat.members.has(call.caller.id)) return chatDenied;
  if (isBound(chat)) return imError('ACCESS_ERROR', 403, 'This chat cannot be renamed');
  chat.title = title;
  return success(true);
});
