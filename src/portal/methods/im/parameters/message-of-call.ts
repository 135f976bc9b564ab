import { toInteger } from '../../../php/php-cast.ts';
import type { PhpArray } from '../../../php/php-value.ts';
import type { Refusal } from '../../../pipeline/outcome.ts';
import type { PortalChat } from '../../../state/portal-chat.ts';
import type { PortalMessage } from '../../../state/portal-message.ts';
import type { MethodCall } from '../../portal-method.ts';
import { imError } from '../im-error.ts';

/** A message together with the chat that it stands in. */
export interface PlacedMessage {
  readonly message: PortalMessage;
  readonly chat: PortalChat;
}

/** The message that MESSAGE_ID names, undefined when there is none that the caller may see; 400 MESSAGE_ID_ERROR when it names none. */
export function messageOf(
  given: PhpArray,
  { caller, context: { state } }: MethodCall,
): { readonly found: PlacedMessage | undefined } | Refusal {
  const id = toInteger(given.get('MESSAGE_ID'));
  if (id <= 0) return imError('MESSAGE_ID_ERROR');
  const message = state.messages.get(id);
  const chat = message === undefined ? undefined : state.chats.get(message.chatId);
  if (message === undefined || chat === undefined || !chat.members.has(caller.id))
    return { found: undefined };
  return { found: { message, chat } };
}
