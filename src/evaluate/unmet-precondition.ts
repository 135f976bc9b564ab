import { portalStateOf } from '../exchange/trouble/proof.ts';
import { isServersOwn } from '../exchange/trouble/trouble.ts';
import type { Observation } from './check.ts';
import { phrase } from './fact.ts';
import type { Finding } from './finding.ts';
import { makeFinding } from './make-finding.ts';
import { firstUnmet, type Precondition } from './precondition.ts';
import { responseFact } from './response-fact.ts';
import { isBlocked, isCrash, saysNothing } from './responsible.ts';

function factsOf(seen: Observation) {
  return { expected: phrase('a response that can be judged'), received: responseFact(seen) };
}

function unmetState(seen: Observation): Finding | null {
  const state = portalStateOf(seen.exchange);
  if (state?.codes === undefined) return null;
  return makeFinding(seen, 'portal-state', 'undecided', { ...factsOf(seen), words: { state: state.says } });
}

function unmetResponse(seen: Observation): Finding | null {
  const { response, exchange } = seen;
  if (response.kind !== 'none' && response.kind !== 'foreign' && !saysNothing(seen)) return null;
  const { failure } = exchange;
  return failure === null
    ? makeFinding(seen, 'non-portal-response', 'unseen', factsOf(seen))
    : makeFinding(seen, failure.kind, 'unseen', { ...factsOf(seen), words: { failure: failure.message } });
}

/** In this order: a limited response is also one of a portal's state, and a blocked one is also foreign. */
const preconditions: readonly Precondition<Observation>[] = [
  (seen) => (seen.response.limited ? makeFinding(seen, 'rate-limited', 'undecided', factsOf(seen)) : null),
  unmetState,
  (seen) =>
    seen.response.kind === 'redirect' ? makeFinding(seen, 'redirected', 'undecided', factsOf(seen)) : null,
  (seen) => (isBlocked(seen) ? makeFinding(seen, 'blocked', 'unseen', factsOf(seen)) : null),
  unmetResponse,
  (seen) =>
    seen.response.kind === 'unreadable' ? makeFinding(seen, 'unreadable', 'undecided', factsOf(seen)) : null,
];

/**
 * Why a response cannot be judged by a clause about its content, or null where it can. A crash is an outcome like any
 * other. Whatever stands in the way is judged under a clause of its own, so one broken promise is not blamed on others.
 */
export function unmetPrecondition(seen: Observation): Finding | null {
  return isCrash(seen) || isServersOwn(seen.exchange) ? null : firstUnmet(preconditions, seen);
}
