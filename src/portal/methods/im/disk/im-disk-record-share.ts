import { toInteger } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { addMessage } from '../../../state/messages.ts';
import { imMethod } from '../im-method.ts';
import { dialogOf, isRefusal } from '../parameters/dialog-of-call.ts';

/**
 * Sends the record of a call, a file DISK_ID of the caller's drive, to a dialog; false for any other file. No page documents it: its parameters
 * are those that the vendor's SDK for PHP sends.
 *
 * @see docs/reference/portal.md D
 */
export const imDiskRecordShare = imMethod('im.disk.record.share', (given, call) => {
  const dialog = dialogOf(given, call);
  if (isRefusal(dialog)) return dialog;
  const { caller } = call;
  const { state } = call.context;
  const file = state.files.get(toInteger(given.get('DISK_ID')));
  if (file === undefined || file.author !== caller.id) return success(false);
  const { chat } = dialog;
  const message = addMessage(state, chat, { author: caller.id, text: '', params: [['FILE_ID', [file.id]]] });
  file.chatId = chat.id;
  file.messageId = message.id;
  return success(true);
});
