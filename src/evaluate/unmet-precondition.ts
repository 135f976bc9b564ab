import { portalStateOf } from '../exchange/trouble/proof.ts';
import type { Observation } from './check.ts';
import { none, phrase } from './fact.ts';
import type { Finding } from './finding.ts';
import { makeFinding } from './make-finding.ts';
import { responseFact } from './response-fact.ts';
import { isBlocked, isCrash, saysNothing } from './responsible.ts';

/**
 * Why a response cannot be judged by a clause about its content, or null where it can. A crash is an outcome like any
 * other. Whatever stands in the way is judged under a clause of its own, so one broken promise is not blamed on others.
 */
export function unmetPrecondition(seen: Observation): Finding | null {
  const { response, exchange } = seen;
  const { failure } = exchange;
  const facts = { expected: phrase('a response that can be judged'), received: responseFact(seen) };
  if (isCrash(seen)) return null;
  if (response.limited) return makeFinding(seen, 'rate-limited', 'undecided', facts);
  const state = portalStateOf(exchange);
  if (state?.codes !== undefined)
    return makeFinding(seen, 'portal-state', 'undecided', { ...facts, words: { state: state.says } });
  if (response.kind === 'redirect') return makeFinding(seen, 'redirected', 'undecided', facts);
  if (isBlocked(seen)) return makeFinding(seen, 'blocked', 'unseen', facts);
  if (response.kind === 'none' || response.kind === 'foreign' || saysNothing(seen))
    return failure === null
      ? makeFinding(seen, 'non-portal-response', 'unseen', facts)
      : makeFinding(seen, failure.kind, 'unseen', { ...facts, words: { failure: failure.message } });
  return response.kind === 'unreadable' ? makeFinding(seen, 'unreadable', 'undecided', facts) : null;
}

/** The finding of a case that saw no response its clause is about. */
export function nothingToJudge(): Finding {
  return makeFinding(null, 'nothing-to-judge', 'undecided', {
    expected: phrase('at least one such response'),
    received: none,
  });
}
