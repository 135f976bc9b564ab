import type { Interceptor } from '../pipeline/interceptor.ts';
import { commonHeaders } from '../pipeline/render.ts';
import type { PortalResponse } from '../pipeline/response.ts';

/** A leaky bucket: how many requests a second it lets drain, and how many it holds before it overflows. */
export interface Bucket {
  readonly perSecond: number;
  readonly burst: number;
}

/** The buckets of the cloud's tariffs. @see docs/reference/portal.md B.6 */
export const buckets = {
  standard: { perSecond: 2, burst: 50 },
  enterprise: { perSecond: 5, burst: 250 },
} as const satisfies Readonly<Record<string, Bucket>>;

const blocked: PortalResponse = {
  status: 503,
  headers: { 'Content-Type': 'application/json; charset=utf-8', ...commonHeaders },
  body: '{"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"}',
};

/**
 * Responses 503 QUERY_LIMIT_EXCEEDED to an address whose bucket is full; blocked requests fill nothing. It stands before everything else, as the
 * front end of the cloud does, and sends no Retry-After.
 *
 * @param now Unix time in milliseconds
 */
export function rateLimit(bucket: Bucket, now: () => number): Interceptor {
  const levels = new Map<string, { level: number; at: number }>();
  return {
    arrival({ remote }) {
      const at = now();
      const before = levels.get(remote) ?? { level: 0, at };
      const level = Math.max(0, before.level - ((at - before.at) / 1000) * bucket.perSecond);
      const isFull = level + 1 > bucket.burst;
      levels.set(remote, { level: isFull ? level : level + 1, at });
      return isFull ? blocked : undefined;
    },
  };
}
