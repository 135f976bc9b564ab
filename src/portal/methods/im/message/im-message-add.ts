import { toInteger, toText } from '../../../php/php-cast.ts';
import type { PhpArray } from '../../../php/php-value.ts';
import { type Refusal, success } from '../../../pipeline/outcome.ts';
import { mayUsePeer } from '../../../state/access.ts';
import { privateChatOf } from '../../../state/chats.ts';
import { findDialog } from '../../../state/find-dialog.ts';
import { addMessage } from '../../../state/messages.ts';
import type { PortalChat } from '../../../state/portal-chat.ts';
import type { MethodCall } from '../../portal-method.ts';
import { byRules, imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { isRefusal } from '../parameters/dialog-of-call.ts';
import { readBlocks } from './message-blocks.ts';

/** Sends a message as the caller, and answers its id. Checks go in the order of the errors in docs/reference/portal.md D. */
export const imMessageAdd = imMethod('im.message.add', (given, call) => {
  const text = toText(given.get('MESSAGE')) ?? '';
  const attach = given.get('ATTACH');
  if (text.trim() === '' && (attach === undefined || attach === null || attach === ''))
    return imError('MESSAGE_EMPTY');
  const chat = chatToWriteTo(given, call);
  if (isRefusal(chat)) return chat;
  const blocks = readBlocks(given, [
    { name: 'ATTACH', malformed: 'ATTACH_ERROR', oversize: 'ATTACH_OVERSIZE' },
    { name: 'KEYBOARD', malformed: 'KEYBOARD_ERROR' },
    { name: 'MENU', malformed: 'MENU_ERROR' },
  ]);
  if ('kind' in blocks) return blocks;
  const replyId = toInteger(given.get('REPLY_ID'));
  const refused = replyId > 0 ? replyRefusal(replyId, chat, call) : undefined;
  if (refused !== undefined) return refused;
  const isSystem = toText(given.get('SYSTEM'))?.toUpperCase() === 'Y';
  const params = [...blocks].filter(([, block]) => block !== null);
  if (replyId > 0) params.push(['REPLY_ID', replyId]);
  return success(
    addMessage(call.context.state, chat, { author: isSystem ? 0 : call.caller.id, text, params }).id,
  );
});

/**
 * The chat that DIALOG_ID leads to: `chat…` and `sg…` by chat, anything else by user. The documentation gives all of its codes status 400, and
 * has CHAT_ID for a chat that boxes refuse with CHAT_ID_EMPTY or ACCESS_ERROR.
 */
function chatToWriteTo(given: PhpArray, call: MethodCall): PortalChat | Refusal {
  const { caller, context } = call;
  const { state } = context;
  const value = given.get('DIALOG_ID');
  if (value === undefined || value === null)
    return byRules(call, imError('USER_ID_EMPTY'), imError('PARAMS_ERROR'));
  const text = toText(value) ?? '';
  const denied = byRules(call, imError('ACCESS_ERROR'), imError('ACCESS_ERROR', 403));
  const dialog = findDialog(text, state);
  if (/^(chat|sg)/i.test(text)) {
    if (dialog === undefined) return byRules(call, imError('CHAT_ID'), imError('CHAT_ID_EMPTY'));
    if (dialog.kind !== 'chat') return byRules(call, imError('CHAT_ID'), denied);
    return dialog.chat.members.has(caller.id) ? dialog.chat : denied;
  }
  if (dialog === undefined) return imError('USER_ID_EMPTY');
  if (dialog.kind !== 'peer') return imError('USER_NOT_FOUND');
  if (dialog.peer.id === caller.id || !mayUsePeer(caller, dialog.peer)) return denied;
  return privateChatOf(state, caller.id, dialog.peer.id);
}

function replyRefusal(id: number, chat: PortalChat, call: MethodCall): Refusal | undefined {
  const { state } = call.context;
  const message = state.messages.get(id);
  const home = message === undefined ? undefined : state.chats.get(message.chatId);
  if (home === undefined || !home.members.has(call.caller.id))
    return byRules(call, imError('REPLY_ACCESS_ERROR'), imError('REPLY_ACCESS_ERROR', 403));
  if (home !== chat)
    return byRules(call, imError('REPLY_FROM_OTHER_CHAT_ERROR'), imError('REPLY_FROM_OTHER_CHAT_ERROR', 403));
  return undefined;
}
