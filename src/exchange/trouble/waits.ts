import type { Exchange } from '../record/exchange.ts';
import { headerValues } from '../record/parse-response.ts';

/**
 * Shares of the time-out that are waited before the next try while the portal does not answer: 0.2, 0.5, 1, 2, 4 and 6.7
 * seconds with the usual time-out of ten. They add up to about one and a half time-outs, which a restart of a portal takes.
 */
export const waitShares: readonly number[] = [0.02, 0.05, 0.1, 0.2, 0.4, 0.67];

/** How many of the waits are spent on a state that does not pass by itself, and on control calls that hang. */
export const fewWaits = 2;

/** The longest wait that a portal elsewhere is granted at once: the ten minutes after which the operation limit is over. */
export const longestWaitMs = 600_000;

/** How long a run waits for a portal elsewhere altogether, beyond a few seconds each time. */
export const maxWaitingMs = 900_000;

/** Waits that people are told of: shorter ones are over before they are read. */
export const toldFromMs = 1_000;

/** Says what is waited for, in milliseconds: the code by which the portal asks to, or null where its Retry-After does. */
export function waitSentence(code: string | null, status: number | null, waitMs: number): string {
  const asking = code ?? `HTTP ${status}, Retry-After`;
  return `The portal asks to wait (${asking}). The run goes on in ${Math.ceil(waitMs / 1_000)} s.`;
}

/** The milliseconds that a response asks to wait by `Retry-After`, in seconds or as a date; 0 where it asks nothing. */
export function retryAfterMs({ response }: Exchange, now = Date.now()): number {
  const [value = ''] = headerValues(response?.headers ?? [], 'retry-after');
  const milliseconds = /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : 0;
}
