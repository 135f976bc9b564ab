import type { Clock } from '../record/clock.ts';
import type { Target } from '../target/target.ts';

/** Holds requests back to a rate. */
export interface Pace {
  /** Resolves when the next request may go; callers are served in the order in which they came. */
  next(): Promise<void>;
  /** Takes the burst away: the portal has just refused a request because its own bucket is full. */
  drain(): void;
}

/** Makes the pace of a target's rate: a bucket of `burst` tokens that fills by `perSecond`. */
export function createPace(rate: Target['rate'], clock: Clock): Pace {
  if (rate === null) return { next: async () => {}, drain: () => {} };
  const { perSecond, burst, spent = 0 } = rate;
  let tokens = burst - spent;
  let filledAt = clock.now();
  const fill = () => {
    const now = clock.now();
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * perSecond);
    filledAt = now;
  };
  return {
    async next() {
      fill();
      tokens -= 1;
      if (tokens < 0) await clock.sleep((-tokens / perSecond) * 1000);
    },
    drain() {
      fill();
      tokens = Math.min(tokens, 0);
    },
  };
}
