/** What the load limiter is set to. Seconds. */
export interface OperatingLimit {
  /** How much one method may spend for one credential within ten minutes before it is blocked; Infinity = it never is. */
  readonly seconds: number;
  /** What a call of a method is made to count, by method name; for tests that cannot wait. */
  readonly cost: Readonly<Record<string, number>>;
}

/** What `time` says of the limiter: seconds spent in the window, and the Unix second when the oldest basket leaves it. */
export interface OperatingReading {
  readonly operating: number;
  readonly resetAt: number;
}

/** Counts what each method spends for each credential, in ten baskets of a minute. */
export interface OperatingMeter {
  isBlocked(method: string, credential: string, now: number): boolean;
  record(method: string, credential: string, now: number, spentMs: number): void;
  read(method: string, credential: string, now: number): OperatingReading;
}

const baskets = 10;
const minute = 60_000;
const leastCounted = 0.1;

/**
 * A meter that forgets what is older than ten minutes. Calls below 0.1 s are not counted, so an idle portal keeps no entry at all.
 *
 * @see docs/reference/portal.md B.1 (`operating`), B.6
 */
export function createOperatingMeter(limit: OperatingLimit): OperatingMeter {
  const spent = new Map<string, Map<number, number>>();
  const windowOf = (key: string, now: number): ReadonlyMap<number, number> | undefined => {
    const window = spent.get(key);
    if (window === undefined) return undefined;
    const oldest = Math.floor(now / minute) - baskets + 1;
    for (const basket of window.keys()) if (basket < oldest) window.delete(basket);
    if (window.size > 0) return window;
    spent.delete(key);
    return undefined;
  };
  const sum = (window: ReadonlyMap<number, number> | undefined) =>
    [...(window?.values() ?? [])].reduce((a, b) => a + b, 0);
  return {
    isBlocked: (method, credential, now) =>
      Number.isFinite(limit.seconds) && sum(windowOf(`${method} ${credential}`, now)) >= limit.seconds,
    record(method, credential, now, spentMs) {
      const seconds = limit.cost[method] ?? spentMs / 1000;
      if (seconds < leastCounted) return;
      const key = `${method} ${credential}`;
      const window = spent.get(key) ?? new Map<number, number>();
      const basket = Math.floor(now / minute);
      window.set(basket, (window.get(basket) ?? 0) + seconds);
      spent.set(key, window);
    },
    read(method, credential, now) {
      const window = spent.size === 0 ? undefined : windowOf(`${method} ${credential}`, now);
      if (window === undefined) return { operating: 0, resetAt: Math.floor(now / 1000) + 600 };
      return { operating: sum(window), resetAt: (Math.min(...window.keys()) + baskets) * 60 };
    },
  };
}
