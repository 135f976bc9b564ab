import type { Exchange } from '../record/exchange.ts';
import { parseResponse } from '../record/parse-response.ts';

/** Whether an exchange is one by an HTTP method or a URL that no document of Bitrix24 names. */
export function isUnusual({ planned }: Exchange): boolean {
  return planned?.httpMethod !== undefined || planned?.pathForm !== undefined;
}

/** The status by which a limiter asks to wait: it says nothing of the request. */
const tooManyRequests = 429;

/** The status by which nginx refuses NUL in a path by itself. */
const badRequest = 400;

/** Whether NUL in the path of a webhook is refused by a page. */
function refusesNul({ planned, response }: Exchange): boolean {
  const { credential, auth } = planned ?? {};
  return credential === 'nul-behind' && auth === undefined && response?.status === badRequest;
}

/** The status by which web servers say that they do not know an HTTP method: it is a 5xx, and no crash. */
const notImplemented = 501;

/**
 * Whether a web server responds by itself, as it may to an HTTP method or a URL that no document names: a page, a redirect, or
 * nothing in place of a body. A portal's own response to HEAD and OPTIONS has no body either.
 */
export function isServersOwn(exchange: Exchange): boolean {
  const { response, failure } = exchange;
  if (
    !(isUnusual(exchange) || refusesNul(exchange)) ||
    response === null ||
    failure !== null ||
    !response.complete
  )
    return false;
  const { kind, limited } = parseResponse(exchange);
  if (limited || response.status === tooManyRequests || kind === 'success' || kind === 'error') return false;
  return response.status < 500 || response.status === notImplemented;
}

/**
 * Whether an exchange leaves open what the portal answers to the request: the transport failed, or what came is not, or
 * may not be, the portal's own REST response, or the portal asked to wait. Such a request is sent again.
 */
export function isTrouble(exchange: Exchange): boolean {
  const { kind, limited, doubtful } = parseResponse(exchange);
  if (isServersOwn(exchange)) return false;
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
