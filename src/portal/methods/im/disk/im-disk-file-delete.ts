import { toInteger } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';

/** Deletes a file that the caller sent to a chat; its message then says so. False for any other file. @see docs/reference/portal.md D */
export const imDiskFileDelete = imMethod('im.disk.file.delete', (given, { caller, context: { state } }) => {
  const chatId = toInteger(given.get('CHAT_ID'));
  if (chatId <= 0) return imError('CHAT_ID_EMPTY');
  const id = toInteger(given.get('FILE_ID'));
  if (id <= 0) return imError('FILE_ID_EMPTY');
  const file = state.files.get(id);
  const isMember = state.chats.get(chatId)?.members.has(caller.id) ?? false;
  if (file === undefined || file.chatId !== chatId || file.author !== caller.id || !isMember)
    return success(false);
  state.files.delete(id);
  const message = state.messages.get(file.messageId);
  if (message !== undefined) {
    message.params.delete('FILE_ID');
    message.text = 'Message deleted';
  }
  return success(true);
});
