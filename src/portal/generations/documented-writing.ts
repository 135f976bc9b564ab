import type { PhpValue } from '../php/php-value.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import { noteTyping, privateChatOf } from '../state/chats.ts';
import type { PortalState, PortalUser } from '../state/portal-state.ts';
import type { WritingRules } from './generation.ts';
import { chatIdEmpty, dialogIdEmpty, unavailable, written } from './writing-responses.ts';

/**
 * The rules of the founding page. Open questions are decided so: an id is plain digits, so `CHAT13` is malformed and leading zeros do not count;
 * a trailing newline is malformed; one's own id and an open chat without membership are denied; `CHAT_ID` and `sgXXX` are unknown to the page.
 *
 * @see docs/reference/portal.md A.1, column SEED
 */
export const foundingWriting: WritingRules = (params, caller, state) => {
  const text = idText(params.get('DIALOG_ID'));
  if (text?.startsWith('chat')) return toChat(text.slice(4), chatIdEmpty, caller, state);
  return toPeer(text, caller, state);
};

/**
 * The rules of the official page of August 2026: no CHAT_ID_EMPTY, `sgXXX` names a group, the caller must be a participant.
 *
 * @see docs/reference/portal.md A.1, column DOCS
 */
export const documentedWriting: WritingRules = (params, caller, state) => {
  const text = idText(params.get('DIALOG_ID'));
  if (text?.startsWith('chat')) return toChat(text.slice(4), dialogIdEmpty, caller, state);
  if (text?.startsWith('sg')) return toGroup(text.slice(2), caller, state);
  return toPeer(text, caller, state);
};

function idText(value: PhpValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined;
}

/** The id in a run of digits: 0 for none or nothing but zeros, NaN for anything else. Ids beyond 2^53 fit no chat or user. */
function idOf(digits: string): number {
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}

function toChat(digits: string, malformed: Outcome, caller: PortalUser, state: PortalState): Outcome {
  const id = idOf(digits);
  if (!(id > 0)) return malformed;
  const chat = state.chats.get(id);
  if (chat === undefined || !chat.members.has(caller.id)) return unavailable;
  noteTyping(state, caller.id, `chat${id}`, chat.members);
  return written;
}

function toGroup(digits: string, caller: PortalUser, state: PortalState): Outcome {
  const id = idOf(digits);
  if (!(id > 0)) return dialogIdEmpty;
  const group = state.groups.get(id);
  if (group === undefined || !group.members.has(caller.id)) return unavailable;
  noteTyping(state, caller.id, `sg${id}`, group.members);
  return written;
}

function toPeer(text: string | undefined, caller: PortalUser, state: PortalState): Outcome {
  const id = idOf(text ?? '');
  if (!(id > 0)) return dialogIdEmpty;
  if (id === caller.id || !state.users.has(id)) return unavailable;
  privateChatOf(state, caller.id, id);
  noteTyping(state, caller.id, String(id), [id]);
  return written;
}
