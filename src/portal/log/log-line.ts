import { type PhpArray, PhpFloat, type PhpValue } from '../php/php-value.ts';
import type { Handled } from '../pipeline/handle-request.ts';
import type { Instead } from '../pipeline/response.ts';
import type { PortalState } from '../state/portal-state.ts';
import type { WireRequest } from '../transport/wire-request.ts';
import { redact, secretNames } from './redact.ts';

/** What a request came to, as far as it got: a request that an interceptor answered was not handled. */
export interface Logged {
  readonly request: WireRequest;
  readonly response: Instead;
  readonly handled: Handled | undefined;
  /** Unix milliseconds. */
  readonly at: number;
  readonly finished: number;
}

const longest = 200;

/**
 * One line of the request log: JSON without newline, values cut at 200 characters, secrets redacted. Members: `at`, `http`, `path`, `method`,
 * `user`, `params`, `status` (or `drop`, `hang`), `error`, `ms`.
 */
export function logLine({ request, response, handled, at, finished }: Logged, state: PortalState): string {
  const { call, outcome } = handled ?? {};
  const line = JSON.stringify({
    at: new Date(at).toISOString(),
    http: request.httpMethod,
    path: request.path.slice(0, longest),
    method: call?.method.slice(0, longest),
    user: call?.credential?.user.id,
    params: call === undefined ? undefined : plain(call.params),
    status: typeof response === 'string' ? response : response.status,
    error: outcome?.kind === 'refusal' ? outcome.error : undefined,
    ms: Math.round((finished - at) * 1000) / 1000,
  });
  return redact(line, state);
}

function plain(params: PhpArray): Readonly<Record<string, unknown>> {
  const shown = [...params].slice(0, 20).filter(([name]) => !secretNames.has(name.toLowerCase()));
  return Object.fromEntries(shown.map(([name, value]) => [name.slice(0, longest), short(value)]));
}

function short(value: PhpValue): unknown {
  if (value instanceof Map) return `(${value.size} members)`;
  if (value instanceof PhpFloat) return value.value;
  if (typeof value === 'bigint') return String(value);
  return typeof value === 'string' && value.length > longest ? `${value.slice(0, longest)}…` : value;
}
