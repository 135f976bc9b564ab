import { success } from '../../../pipeline/outcome.ts';
import { removeMessage } from '../../../state/messages.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { messageOf } from '../parameters/message-of-call.ts';

/** Deletes a message for good, for its author or a manager of a group chat. A portal may keep a husk of a message that was read. @see docs/reference/portal.md D */
export const imMessageDelete = imMethod('im.message.delete', (given, call) => {
  const named = messageOf(given, call);
  if ('kind' in named) return named;
  const { found } = named;
  if (found === undefined) return imError('CANT_EDIT_MESSAGE', 403);
  const { message, chat } = found;
  const isManager = chat.type !== 'private' && chat.managers.has(call.caller.id);
  if (message.author !== call.caller.id && !isManager) return imError('CANT_EDIT_MESSAGE', 403);
  removeMessage(call.context.state, message);
  return success(true);
});
