import { toInteger, toText } from '../../../php/php-cast.ts';
import type { PhpArray } from '../../../php/php-value.ts';
import type { Refusal } from '../../../pipeline/outcome.ts';
import { findDialog, openDialog } from '../../../state/find-dialog.ts';
import type { PortalChat } from '../../../state/portal-chat.ts';
import type { MethodCall } from '../../portal-method.ts';
import { imError } from '../im-error.ts';

/** 403 ACCESS_ERROR of the methods that read or change a chat. */
export const chatDenied: Refusal = imError('ACCESS_ERROR', 403);

/**
 * The chat that a call names by DIALOG_ID (`chatXXX`, `sgXXX`) or CHAT_ID, or the refusal of a call that names none. The chat is undefined when
 * there is none of that id.
 *
 * @param given parameters with upper-cased names
 * @see docs/reference/portal.md D, rows `im.chat.*`
 */
export function chatOf(
  given: PhpArray,
  { context: { state } }: MethodCall,
): { readonly chat: PortalChat | undefined } | Refusal {
  const dialog = given.get('DIALOG_ID');
  if (dialog !== undefined && dialog !== null) {
    const found = findDialog(toText(dialog) ?? '', state);
    if (found === undefined || found.kind === 'peer' || found.kind === 'absent-peer')
      return imError('DIALOG_ID_EMPTY');
    return { chat: found.kind === 'chat' ? found.chat : undefined };
  }
  const id = toInteger(given.get('CHAT_ID'));
  return id > 0 ? { chat: state.chats.get(id) } : imError('CHAT_ID_EMPTY');
}

/** {@link chatOf} for methods that take the private chat with a user as well, which DIALOG_ID names by digits. */
export function anyChatOf(
  given: PhpArray,
  call: MethodCall,
): { readonly chat: PortalChat | undefined } | Refusal {
  const { caller, context } = call;
  const { state } = context;
  const dialog = findDialog(toText(given.get('DIALOG_ID')) ?? '', state);
  if (dialog?.kind === 'absent-peer') return { chat: undefined };
  if (dialog?.kind !== 'peer') return chatOf(given, call);
  const opened = openDialog(dialog, caller, state);
  return { chat: typeof opened === 'string' ? undefined : opened.chat };
}

/** The chat that a call names if the caller is in it and it is no private one; 403 ACCESS_ERROR otherwise. */
export function ownChatOf(given: PhpArray, call: MethodCall): PortalChat | Refusal {
  const named = chatOf(given, call);
  if ('kind' in named) return named;
  const { chat } = named;
  if (chat === undefined || chat.type === 'private' || !chat.members.has(call.caller.id)) return chatDenied;
  return chat;
}
