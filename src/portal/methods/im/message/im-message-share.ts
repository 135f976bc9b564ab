import { toText } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { addChat } from '../../../state/chats.ts';
import { addMessage } from '../../../state/messages.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { dialogOf, isRefusal } from '../parameters/dialog-of-call.ts';
import { messageOf } from '../parameters/message-of-call.ts';

const types = new Set(['CHAT', 'TASK', 'POST', 'CALEND']);

/**
 * Makes a chat, task, post or calendar event of a message of the dialog. The chat is made, with the members of the dialog; of the others
 * nothing is kept, as this portal has no tasks, feed or calendar.
 *
 * @see docs/reference/portal.md D
 */
export const imMessageShare = imMethod('im.message.share', (given, call) => {
  const named = messageOf(given, call);
  if ('kind' in named) return named;
  const dialog = dialogOf(given, call);
  if (isRefusal(dialog)) return dialog;
  const { found } = named;
  const type = toText(given.get('TYPE')) ?? '';
  if (found === undefined || found.chat !== dialog.chat || !types.has(type)) return imError('PARAMS_ERROR');
  if (type === 'CHAT') {
    const { state } = call.context;
    const { members } = dialog.chat;
    const chat = addChat(state, {
      type: 'closed',
      title: found.message.text,
      owner: call.caller.id,
      members,
    });
    addMessage(state, chat, { author: call.caller.id, text: found.message.text });
  }
  return success(true);
});
