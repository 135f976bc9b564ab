import type { Contract } from '../../contract/contract.ts';
import { partsOf } from '../../contract/joined-contract.ts';
import type { PlannedRequest } from '../../plan/case.ts';
import type { Exchange } from '../record/exchange.ts';

/** Tells whether a request may reach the portal twice without another effect than reaching it once. */
export type IsIdempotent = (planned: PlannedRequest) => boolean;

/** For sessions that are opened without a contract: the requests only read. */
export const everyRequestIsIdempotent: IsIdempotent = () => true;

/**
 * What may be sent twice in a run of a contract: all calls of a method whose effect says so, and all that do not call the
 * method, because a plan calls others only to read. A batch may hold the method.
 */
export function idempotentRequests(contract: Contract): IsIdempotent {
  const writing = partsOf(contract).filter(({ effect }) => effect !== 'none' && effect !== 'idempotent');
  const calling = new Set([...writing.map(({ method }) => method.toLowerCase()), 'batch']);
  return (planned) => writing.length === 0 || !calling.has(planned.method.toLowerCase());
}

/** Failures after which it is certain that the portal has not acted on the request. */
const neverArrived: ReadonlySet<string> = new Set(['dns', 'refused', 'tls', 'not-sent']);

/** Whether a request that met trouble may be sent again: it is idempotent, or the portal has certainly not acted on it. */
export function mayRepeat(planned: PlannedRequest, exchange: Exchange, isIdempotent: IsIdempotent): boolean {
  return isIdempotent(planned) || (exchange.failure !== null && neverArrived.has(exchange.failure.kind));
}
