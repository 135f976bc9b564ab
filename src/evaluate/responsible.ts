import type { Exchange } from '../exchange/record/exchange.ts';
import { headerValues, parseResponse } from '../exchange/record/parse-response.ts';
import { isProven, portalStateOf, triesOf } from '../exchange/trouble/proof.ts';
import { isTrouble } from '../exchange/trouble/trouble.ts';
import type { Observation } from './check.ts';
import { sentStrings } from './sent-strings.ts';

/** Control calls that must show the same flaw before a flaw of every response is held against the portal. */
const minControls = 2;

function isFramingFailure({ failure }: Exchange): boolean {
  return failure?.kind === 'protocol' && failure.code !== 'NOT_HTTP';
}

/** Whether a flaw of the message is in the response and in those of all control calls. */
function isEverywhere({ exchange }: Observation, isFlawed: (one: Exchange) => boolean): boolean {
  const controls = exchange.confirmation?.controls ?? [];
  return controls.length >= minControls && [exchange, ...controls].every(isFlawed);
}

/**
 * Bytes that are no HTTP/1.1 message, each time, from something that speaks HTTP. Where even the plain calls are answered
 * so, a response with a status proves that a portal speaks. This is a matter of one-json-text, not of the input.
 */
export function breaksFraming(seen: Observation): boolean {
  if (isProven(seen.exchange)) return triesOf(seen.exchange).some(isFramingFailure);
  return isEverywhere(seen, (one) => one.response !== null && isFramingFailure(one));
}

/** A response that ends before its declared length although its envelope is complete: the length is wrong, nothing was cut. */
function declaresTooMuch({ response, ...rest }: Exchange): boolean {
  if (response === null || response.complete) return false;
  const isSized = headerValues(response.headers, 'content-length').length > 0;
  return isSized && parseResponse({ response, ...rest }).body !== null;
}

/** A body that breaks off each time, so that it was not cut by the network. */
export function breaksOff(seen: Observation): boolean {
  if (seen.exchange.response?.complete !== false) return false;
  return isProven(seen.exchange)
    ? triesOf(seen.exchange).every(({ response }) => response?.complete === false)
    : isEverywhere(seen, declaresTooMuch);
}

/** Whether a request holds nothing that a firewall could take for an attack: words, digits and ids. */
function isPlain({ exchange, request }: Observation): boolean {
  const isAsUsual = request.raw === undefined && request.rawQuery === undefined;
  return isAsUsual && sentStrings(exchange).values.every((text) => /^[\w.:-]{0,64}$/.test(text));
}

/** A page of a firewall that answers a suspicious input only: it says nothing of the portal. */
export function isBlocked(seen: Observation): boolean {
  const { exchange, response } = seen;
  return (
    response.kind === 'foreign' &&
    [403, 406].includes(response.status ?? 0) &&
    isProven(exchange) &&
    !isPlain(seen)
  );
}

/**
 * The portal itself broke: its own response is a 5xx, or it answers plain calls but, each time, not this one. A single page
 * or a lost connection is never a crash.
 */
export function isCrash(seen: Observation): boolean {
  const { exchange, response } = seen;
  const isOwnError = (response.status ?? 0) >= 500;
  if (portalStateOf(exchange) !== null || response.limited) return false;
  if (!isTrouble(exchange)) return isOwnError;
  if (!isProven(exchange) || breaksFraming(seen) || breaksOff(seen) || isBlocked(seen)) return false;
  if (response.kind === 'none' || response.kind === 'foreign') return true;
  return isOwnError && (response.doubtful || response.kind === 'unreadable');
}

/**
 * Whether a response says nothing of the method, so that no clause may pass or fail by it: it met trouble that was not
 * proven to be the portal's, or the whole portal refused the caller when it came.
 */
export function saysNothing(seen: Observation): boolean {
  const { exchange, response } = seen;
  if (response.limited || portalStateOf(exchange) !== null) return !breaksFraming(seen) && !breaksOff(seen);
  if (!isTrouble(exchange)) return false;
  return isBlocked(seen) || !(isProven(exchange) || breaksFraming(seen) || breaksOff(seen));
}
