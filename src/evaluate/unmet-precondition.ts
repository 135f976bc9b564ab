import type { Failure } from '../exchange/record/exchange.ts';
import { isTrouble } from '../exchange/record/parse-response.ts';
import type { Observation } from './check.ts';
import { none, phrase } from './fact.ts';
import type { Finding } from './finding.ts';
import { makeFinding } from './make-finding.ts';
import { responseFact } from './response-fact.ts';

/**
 * Bytes that are no HTTP/1.1 message, twice, from something that speaks HTTP. Where even the plain call is answered so,
 * a response with a status proves that a portal speaks. A matter of one-json-text, not of the input.
 */
export function breaksFraming({ exchange: { failure, confirmation, response } }: Observation): boolean {
  const control = response === null ? undefined : confirmation?.control;
  const second = (confirmation?.again ?? control)?.failure ?? null;
  if (failure === null || second === null) return false;
  return [failure, second].some(({ kind, code }) => kind === 'protocol' && code !== 'NOT_HTTP');
}

/** The portal itself broke: it answered 5xx, or it answers a plain call but, twice, not this one. */
export function isCrash(seen: Observation): boolean {
  const { exchange, response } = seen;
  if (breaksFraming(seen)) return false;
  const { confirmation, response: message } = exchange;
  const again = confirmation?.again ?? null;
  if (again !== null && isTrouble(exchange)) return message?.complete === false ? false : isTrouble(again);
  return response.kind !== 'foreign' && !response.limited && (response.status ?? 0) >= 500;
}

/**
 * Why a response cannot be judged by a clause about its content, or null where it can. A crash is an outcome like any
 * other. Whatever stands in the way is judged under a clause of its own, so one broken promise is not blamed on others.
 */
export function unmetPrecondition(seen: Observation): Finding | null {
  const { response, exchange } = seen;
  const { failure, confirmation } = exchange;
  const facts = { expected: phrase('a response that can be judged'), received: responseFact(seen) };
  const failed = ({ kind, message }: Failure) =>
    makeFinding(seen, kind, 'unseen', { ...facts, words: { failure: message } });
  if (isCrash(seen)) return null;
  if (response.kind === 'redirect') return makeFinding(seen, 'redirected', 'undecided', facts);
  if (response.limited) return makeFinding(seen, 'rate-limited', 'undecided', facts);
  if (response.kind === 'none' || response.kind === 'foreign')
    return failure === null ? makeFinding(seen, 'non-portal-response', 'unseen', facts) : failed(failure);
  if (response.kind !== 'unreadable') return null;
  return failure !== null && confirmation?.again?.failure == null
    ? failed(failure)
    : makeFinding(seen, 'unreadable', 'undecided', facts);
}

/** The finding of a case that saw no response its clause is about. */
export function nothingToJudge(): Finding {
  return makeFinding(null, 'nothing-to-judge', 'undecided', {
    expected: phrase('at least one such response'),
    received: none,
  });
}
