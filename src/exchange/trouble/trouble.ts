import type { Exchange } from '../record/exchange.ts';
import { parseResponse } from '../record/parse-response.ts';

/**
 * Whether an exchange leaves open what the portal answers to the request: the transport failed, or what came is not, or
 * may not be, the portal's own REST response, or the portal asked to wait. Such a request is sent again.
 */
export function isTrouble(exchange: Exchange): boolean {
  const { kind, limited, doubtful } = parseResponse(exchange);
  return exchange.failure !== null || limited || doubtful || (kind !== 'success' && kind !== 'error');
}

/** Whether a control call shows that the portal is alive: it succeeded, and nothing is odd about its response. */
export function isAlive(control: Exchange): boolean {
  return !isTrouble(control) && parseResponse(control).kind === 'success';
}

/** Whether a request got no response within the time-out, or one that began and did not come to an end. */
export function isHang({ failure, response }: Exchange): boolean {
  if (failure === null) return response?.complete === false;
  return failure.kind === 'timeout' || failure.code === 'STALLED';
}

const failureWords = {
  dns: 'host not resolved',
  refused: 'connection refused',
  reset: 'reset',
  tls: 'no secure connection',
  timeout: 'time-out',
  protocol: 'broken HTTP',
  incomplete: 'cut response',
  'not-sent': 'not sent',
  other: 'network failure',
} as const;

/** What kind of trouble an exchange met, in a few words of ours: `reset`, `502 page`, `stall`. */
export function troubleKind(exchange: Exchange): string {
  const { failure, response } = exchange;
  const { kind, status, limited, code } = parseResponse(exchange);
  if (failure?.code === 'STALLED') return 'stall';
  if (failure === null && response?.complete === false) return 'endless response';
  if (failure !== null) return failureWords[failure.kind];
  if (limited) return `${status} ${code}`;
  if (kind === 'redirect') return `${status} redirect`;
  if (response?.body.bytes === 0) return `${status} without a body`;
  if (kind === 'unreadable') return `${status} with an unreadable body`;
  return kind === 'foreign' ? `${status} page` : `${status} with JSON of another shape`;
}
