import type { Clock } from '../record/clock.ts';
import type { Target } from '../target/target.ts';

/**
 * Holds requests back to the target's rate: a bucket of `burst` tokens that fills by `perSecond`. The returned
 * function resolves when the next request may go; callers are served in the order in which they came.
 */
export function createPace(rate: Target['rate'], clock: Clock): () => Promise<void> {
  if (rate === null) return async () => {};
  const { perSecond, burst } = rate;
  let tokens = burst - (rate.spent ?? 0);
  let filledAt = clock.now();
  return async () => {
    const now = clock.now();
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * perSecond) - 1;
    filledAt = now;
    if (tokens < 0) await clock.sleep((-tokens / perSecond) * 1000);
  };
}
