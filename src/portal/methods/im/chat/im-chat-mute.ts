import { success } from '../../../pipeline/outcome.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { anyChatOf } from '../parameters/chat-of-call.ts';
import { isNotNo } from '../parameters/flag-of-call.ts';

/** Switches notifications of a chat off for the caller, or with MUTE `N` on. @see docs/reference/portal.md D */
export const imChatMute = imMethod('im.chat.mute', (given, call) => {
  const named = anyChatOf(given, call);
  if ('kind' in named) return named;
  const { chat } = named;
  const { caller } = call;
  if (chat === undefined || !chat.members.has(caller.id))
    return imError('ACCESS_ERROR', 403, 'This chat cannot be muted');
  if (isNotNo(given, 'MUTE')) chat.muted.add(caller.id);
  else chat.muted.delete(caller.id);
  return success(true);
});
