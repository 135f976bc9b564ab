import { toText } from '../php/php-cast.ts';
import type { PhpValue } from '../php/php-value.ts';
import type { Outcome, Refusal } from '../pipeline/outcome.ts';
import type { RestCall } from '../pipeline/rest-call.ts';

/** Whether a call is of `im.dialog.writing`, alone or as a command of a batch. */
export function isWriting(call: RestCall): boolean {
  return call.method.toLowerCase() === 'im.dialog.writing';
}

/** Whether a call is of `im.dialog.writing` and stands alone. */
export function isDirect(call: RestCall): boolean {
  return !call.insideBatch && isWriting(call);
}

/** The DIALOG_ID of a call, its name in any case. */
export function dialogValue(call: RestCall): PhpValue | undefined {
  let found: PhpValue | undefined;
  for (const [name, value] of call.params) if (name.toUpperCase() === 'DIALOG_ID') found = value;
  return found;
}

/** The same as text; empty for what is missing, null or no scalar. */
export function dialogText(call: RestCall): string {
  return toText(dialogValue(call)) ?? '';
}

/** Whether a DIALOG_ID is zero, of a user or of a chat. */
export function isZero(dialog: string): boolean {
  return /^(?:chat)?0+$/.test(dialog);
}

/** The number of a chat id of up to 15 digits; 0 for all else. */
export function chatNumber(dialog: string): number {
  return Number(/^chat([1-9]\d{0,14})$/.exec(dialog)?.[1] ?? 0);
}

/** The outcome as a refusal with a code, or undefined. */
export function refusedWith(code: string, outcome: Outcome): Refusal | undefined {
  return outcome.kind === 'refusal' && outcome.error === code ? outcome : undefined;
}

/** Whether a call was denied a chat that exists. */
export function isForeignChat(
  outcome: Outcome,
  call: RestCall,
  chatExists: (id: number) => boolean,
): boolean {
  return refusedWith('ACCESS_ERROR', outcome) !== undefined && chatExists(chatNumber(dialogText(call)));
}

/** An interceptor that replaces the outcome of `im.dialog.writing` where a condition holds. */
export function rewrite(
  holds: (outcome: Outcome, call: RestCall, chatExists: (id: number) => boolean) => boolean,
  instead: Outcome | ((outcome: Outcome) => Outcome),
) {
  return {
    outcome(
      outcome: Outcome,
      call: RestCall,
      state: { readonly chats: ReadonlyMap<number, unknown> },
    ): Outcome {
      if (!isWriting(call) || !holds(outcome, call, (id) => state.chats.has(id))) return outcome;
      return typeof instead === 'function' ? instead(outcome) : instead;
    },
  };
}
