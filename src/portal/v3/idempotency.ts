import { createHash } from 'node:crypto';
import type { PortalResponse } from '../pipeline/response.ts';
import type { V3Outcome } from './v3-outcome.ts';
import { v3Refusal } from './v3-outcome.ts';

/** How long a key is remembered: 24 hours. @see docs/reference/portal.md F */
const lifetime = 24 * 60 * 60 * 1000;

/** How many keys are remembered; the oldest goes first. */
const maxKeys = 1_000;

/** A response that is given again to a request with the same key. */
export interface Kept {
  readonly digest: string;
  readonly response: PortalResponse;
  readonly at: number;
}

/** What is known of a key: the response to give again, a refusal for another body, or nothing. */
export function lookUpKey(
  kept: Map<string, Kept>,
  key: string,
  body: Buffer,
  now: number,
): PortalResponse | V3Outcome | undefined {
  const known = kept.get(key);
  if (known === undefined || now - known.at > lifetime) return undefined;
  if (known.digest !== digestOf(body))
    return v3Refusal(
      'IDEMPOTENCYKEYREUSEEXCEPTION',
      'The Idempotency-Key was used with another request body',
    );
  const { response } = known;
  return { ...response, headers: { ...response.headers, 'Idempotent-Replayed': 'true' } };
}

/** Remembers a response under its key. */
export function keepResponse(
  kept: Map<string, Kept>,
  key: string,
  body: Buffer,
  response: PortalResponse,
  now: number,
): void {
  kept.delete(key);
  const oldest = kept.size >= maxKeys ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(key, { digest: digestOf(body), response, at: now });
}

function digestOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64');
}
