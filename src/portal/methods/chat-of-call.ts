import { toInteger, toText } from '../php/php-cast.ts';
import type { PhpArray } from '../php/php-value.ts';
import { type Refusal, refusal } from '../pipeline/outcome.ts';

/** 403 ACCESS_ERROR of the methods that read or change a chat. */
export const chatDenied: Refusal = refusal(403, 'ACCESS_ERROR', "You don't have access to this chat");

/**
 * The chat that a call names by DIALOG_ID (`chatXXX`) or CHAT_ID, or the refusal of a call that names none.
 *
 * @param params with upper-cased names
 * @see docs/portal.md D.1, rows `im.chat.*`
 */
export function chatIdOf(params: PhpArray): number | Refusal {
  const dialog = params.get('DIALOG_ID');
  if (dialog !== undefined && dialog !== null) {
    const id = Number(/^chat(\d+)$/i.exec(toText(dialog) ?? '')?.[1] ?? 0);
    return id > 0 ? id : refusal(400, 'DIALOG_ID_EMPTY', "Dialog ID can't be empty");
  }
  const id = toInteger(params.get('CHAT_ID'));
  return id > 0 ? id : refusal(400, 'CHAT_ID_EMPTY', "Chat ID can't be empty");
}
