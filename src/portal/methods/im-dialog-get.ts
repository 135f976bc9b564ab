import { toText, withUpperCaseNames } from '../php/php-cast.ts';
import type { PhpArray } from '../php/php-value.ts';
import { type Outcome, refusal, success } from '../pipeline/outcome.ts';
import { mayUseChat, mayUsePeer } from '../state/access.ts';
import { privateChatOf } from '../state/chats.ts';
import type { PortalChat } from '../state/portal-state.ts';
import type { MethodCall, PortalMethod } from './portal-method.ts';

/** A chat as the portal describes it. @see docs/portal.md C */
export const imDialogGet: PortalMethod = {
  name: 'im.dialog.get',
  scopes: ['im'],
  handle: (call) => readDialog(withUpperCaseNames(call.params), call),
};

/**
 * Reads the dialog that DIALOG_ID names. ACCESS_ERROR has two statuses: 403 for a dialog that one may not see and 400 for one that does not
 * exist; which is which is not known, only that both occur.
 *
 * @param params with upper-cased names
 * @see docs/portal.md C
 */
export function readDialog(params: PhpArray, { caller, context: { state } }: MethodCall): Outcome {
  const text = toText(params.get('DIALOG_ID')) ?? '';
  const [, prefix = '', digits = '0'] = /^(chat)?(\d+)$/i.exec(text) ?? [];
  const id = Number(digits);
  if (!(id > 0)) return refusal(400, 'DIALOG_ID_EMPTY', "Dialog ID can't be empty");
  if (prefix !== '') {
    const chat = state.chats.get(id);
    if (chat === undefined) return absent;
    return mayUseChat(caller, chat) ? success(describeChat(chat, `chat${id}`)) : denied;
  }
  const peer = state.users.get(id);
  if (peer === undefined) return absent;
  if (id === caller.id || !mayUsePeer(caller, peer)) return denied;
  return success(describeChat(privateChatOf(state, caller.id, id), String(id)));
}

const absent = refusal(400, 'ACCESS_ERROR', "You don't have access to this chat");
const denied = refusal(403, 'ACCESS_ERROR', 'You do not have access to the specified dialog');

function describeChat(chat: PortalChat, dialogId: string) {
  return {
    id: chat.id,
    dialog_id: dialogId,
    name: chat.title,
    owner: chat.owner ?? 0,
    extranet: false,
    type: chat.type === 'closed' ? 'chat' : chat.type,
    entity_type: chat.entityType,
    entity_id: chat.entityId,
    user_counter: chat.members.size,
  };
}
