import { exceedsInteger, isTruthy, toInteger } from '../php/php-cast.ts';
import type { PhpArray, PhpValue } from '../php/php-value.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import { mayUseChat, mayUsePeer } from '../state/access.ts';
import { noteTyping, privateChatOf } from '../state/chats.ts';
import type { PortalState, PortalUser } from '../state/portal-state.ts';
import type { WritingRules } from './generation.ts';
import { broken, chatIdEmpty, dialogIdEmpty, noAccess, unavailable, written } from './writing-responses.ts';

/** The three ages of the box: who may write differs, and so does what becomes of ids that name nobody. */
type Age = 'S1' | 'S2' | 'S3';

const shape = /^(?:[0-9]+|(?:chat|sg|crm)[0-9]+)\n?$/i;

/** Rules of the boxes of January 2025: membership is required in chats, private peers are not looked at. */
export const box2025Writing: WritingRules = (params, caller, state) => write('S1', params, caller, state);
/** Rules of the boxes of July 2025 to May 2026: any existing chat or user will do. */
export const box2026MayWriting: WritingRules = (params, caller, state) => write('S2', params, caller, state);
/** Rules of the boxes of August 2026: an access check stands before start-writing. */
export const box2026AugustWriting: WritingRules = (params, caller, state) =>
  write('S3', params, caller, state);

/** The algorithm of the portal, step by step. @see docs/reference/portal.md A.0 */
function write(age: Age, params: PhpArray, caller: PortalUser, state: PortalState): Outcome {
  const dialog = dialogOf(params);
  if (typeof dialog !== 'string' && dialog !== null) return dialog;
  const refused = age === 'S3' ? checkAccess(dialog, caller, state) : undefined;
  return refused ?? startWriting(age, dialog, caller, state);
}

/** Steps 2 to 4: the dialog that the parameters name, null when they name none, or the refusal. */
function dialogOf(params: PhpArray): string | null | Outcome {
  const given = params.get('DIALOG_ID');
  if (given !== undefined && given !== null) return wellFormed(given) ?? dialogIdEmpty;
  const chat = params.get('CHAT_ID');
  if (chat === undefined || chat === null) return null;
  const id = toInteger(chat);
  return id <= 0 ? chatIdEmpty : `chat${id}`;
}

function wellFormed(value: PhpValue): string | undefined {
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
  if (!scalar || !isTruthy(value)) return undefined;
  return shape.test(String(value)) ? String(value) : undefined;
}

/** Step 5. Prefixes count in any case here, unlike in step 6. A digit string beyond 64 bits is no integer to PHP, and the check breaks on it. */
function checkAccess(dialog: string | null, caller: PortalUser, state: PortalState): Outcome | undefined {
  const [, prefix = '', digits = '0'] = /^(chat|sg|crm)?(\d+)/i.exec(dialog ?? '') ?? [];
  if (prefix === '' && exceedsInteger(digits)) return broken;
  const id = Number(digits);
  return mayUse(prefix.toLowerCase(), id, caller, state) ? undefined : noAccess;
}

function mayUse(prefix: string, id: number, caller: PortalUser, state: PortalState): boolean {
  if (prefix === 'chat') return mayUseChat(caller, state.chats.get(id));
  if (prefix === 'sg') return state.groups.get(id)?.members.has(caller.id) ?? false;
  return prefix === '' && mayUsePeer(caller, state.users.get(id));
}

/** Step 6. Only a lower-case `chat` makes a chat of it; whatever else is not digits becomes user 0. */
function startWriting(age: Age, dialog: string | null, caller: PortalUser, state: PortalState): Outcome {
  if (dialog?.startsWith('chat')) return toChat(age, toInteger(dialog.slice(4)), caller, state);
  const id = toInteger(dialog);
  if (id === caller.id) return unavailable;
  const peer = state.users.get(id);
  if (age === 'S1') {
    if (peer !== undefined) noteTyping(state, caller.id, String(id), [id]);
    return written;
  }
  if (!mayUsePeer(caller, peer)) return unavailable;
  noteTyping(state, caller.id, String(id), privateChatOf(state, caller.id, id).members);
  return written;
}

function toChat(age: Age, id: number, caller: PortalUser, state: PortalState): Outcome {
  const chat = state.chats.get(id);
  if (chat === undefined) return unavailable;
  if (age === 'S1' && chat.type !== 'livechat' && !chat.members.has(caller.id)) return unavailable;
  noteTyping(state, caller.id, `chat${id}`, chat.members);
  return written;
}
