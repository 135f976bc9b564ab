import { success } from '../../../pipeline/outcome.ts';
import { describeDialog } from '../describe/describe-chat.ts';
import { imMethod } from '../im-method.ts';
import { dialogOf, isRefusal } from '../parameters/dialog-of-call.ts';

/** A chat as the portal describes it. @see docs/reference/portal.md D */
export const imDialogGet = imMethod('im.dialog.get', (given, call) => {
  const dialog = dialogOf(given, call);
  if (isRefusal(dialog)) return dialog;
  return success(describeDialog(dialog.chat, dialog.dialogId, call.caller, call.context.state));
});
