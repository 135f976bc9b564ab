import type { Exchange } from '../record/exchange.ts';
import { parseResponse } from '../record/parse-response.ts';
import { isMangledEnvelope } from './mangled.ts';
import { mayConcernWholePortal, type PortalState, portalStates } from './portal-states.ts';
import { isAlive, isTrouble } from './trouble.ts';

/** Tries that must have failed in a row before the portal, and not the network, is held responsible. */
export const triesForProof = 3;

/** Every try of a request, the one that counts last. */
export function triesOf(exchange: Exchange): readonly Exchange[] {
  return [...(exchange.confirmation?.tries ?? []), exchange];
}

/**
 * How many tries of a request failed in a row, counted from the last one, while the portal was alive for other input:
 * between any two of them a control call succeeded, and none met trouble. One where only the last try is known to fail.
 */
export function failedInARow(exchange: Exchange): number {
  const tries = triesOf(exchange);
  const controls = exchange.confirmation?.controls ?? [];
  let count = 0;
  for (let at = tries.length - 1; at >= 0; at -= 1) {
    const current = tries[at];
    const before = tries[at - 1];
    if (current === undefined || !isTrouble(current)) break;
    count += 1;
    if (before === undefined) break;
    const between = controls.filter(({ id }) => id > before.id && id < current.id);
    if (!between.some(isAlive) || between.some(isTrouble)) break;
  }
  return count;
}

/**
 * Whether the trouble that a request met is the portal's doing: it meets it every time, and other input does not, or what
 * comes each time is recognisably the portal's own envelope.
 */
export function isProven(exchange: Exchange): boolean {
  const tries = triesOf(exchange);
  if (tries.length >= triesForProof && tries.every(isMangledEnvelope)) return true;
  return isTrouble(exchange) && failedInARow(exchange) >= triesForProof;
}

function fits({ codes, failures, kinds, statuses }: PortalState, exchange: Exchange): boolean {
  const { kind, status, code } = parseResponse(exchange);
  const { failure } = exchange;
  if (codes !== undefined && (code === null || !codes.includes(code))) return false;
  if (failures !== undefined)
    return failure !== null && (failures.includes(failure.kind) || failures.includes(failure.code));
  if (failure !== null) return false;
  return (
    (kinds === undefined || kinds.includes(kind)) &&
    (statuses === undefined || (status !== null && statuses.includes(status)))
  );
}

/** The state that an exchange shows by itself; null where it shows none. It takes a control call to tell that it is the whole portal's. */
export function stateShownBy(exchange: Exchange): PortalState | null {
  return portalStates.find((state) => fits(state, exchange)) ?? null;
}

/**
 * The state of the whole portal in which a request was sent; null where its response stands for itself. A request that
 * met trouble was sent in such a state where the last control call met trouble as well. A refusal that may concern every
 * call does where a control call is refused with the same code.
 */
export function portalStateOf(exchange: Exchange): PortalState | null {
  const { controls = [] } = exchange.confirmation ?? {};
  const last = controls.at(-1);
  if (last === undefined || parseResponse(exchange).kind === 'success') return null;
  if (isTrouble(exchange)) return isTrouble(last) && !isProven(exchange) ? stateShownBy(last) : null;
  const { code } = parseResponse(exchange);
  const same = mayConcernWholePortal(code) && parseResponse(last).code === code;
  return same ? stateShownBy(exchange) : null;
}
