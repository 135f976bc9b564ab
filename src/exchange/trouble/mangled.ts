import type { Exchange } from '../record/exchange.ts';
import { contentOf, parseResponse } from '../record/parse-response.ts';

/** Statuses that a portal answers with and gateways do not. */
const ownStatuses: ReadonlySet<number> = new Set([200, 400]);

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/**
 * Whether a response is recognisably an envelope of the portal's although it cannot be read: it is complete, calls itself
 * JSON, names a result or an error, and its braces match, so that nothing was cut off.
 */
export function isMangledEnvelope(exchange: Exchange): boolean {
  const { response, failure } = exchange;
  const { kind, status } = parseResponse(exchange);
  if (kind !== 'unreadable' || response === null || !response.complete || failure !== null) return false;
  const text = contentOf(response).bytes.toString('latin1').replaceAll('\0', '');
  const braces = count(text, '{');
  const isNamed = /\\?"(?:result|error)\\?"/.test(text);
  return ownStatuses.has(status ?? 0) && isNamed && braces > 0 && braces === count(text, '}');
}
