import { toText } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { describeDialog } from '../describe/describe-chat.ts';
import { imMethod } from '../im-method.ts';
import { dialogOf, isRefusal } from '../parameters/dialog-of-call.ts';

/** The chat of ENTITY_TYPE and ENTITY_ID, or null; with DIALOG_ID, which nothing documents, the same as im.dialog.get. @see docs/reference/portal.md C */
export const imChatGet = imMethod('im.chat.get', (given, call) => {
  const { caller, context } = call;
  if (given.has('DIALOG_ID')) {
    const dialog = dialogOf(given, call);
    if (isRefusal(dialog)) return dialog;
    return success(describeDialog(dialog.chat, dialog.dialogId, caller, context.state));
  }
  const [type, id] = [toText(given.get('ENTITY_TYPE')) ?? '', toText(given.get('ENTITY_ID')) ?? ''];
  for (const chat of context.state.chats.values()) {
    if (type !== '' && chat.entityType === type && chat.entityId === id && chat.members.has(caller.id))
      return success({ ID: String(chat.id) });
  }
  return success(null);
});
