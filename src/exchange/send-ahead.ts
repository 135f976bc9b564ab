import type { PlannedRequest } from '../plan/case.ts';
import type { Exchange } from './record/exchange.ts';
import { isTrouble } from './trouble/trouble.ts';

/** Sends requests before they are asked for, so that a slow portal answers several at the same time. */
export interface SendAhead {
  /** Replaces what is to be sent next, in this order. What has been sent is not taken back. */
  expect(requests: readonly PlannedRequest[]): void;
  /** The response to a request that has been sent ahead; undefined where it has not. It is handed out once. */
  take(key: string): Promise<Exchange> | undefined;
  /** Sends nothing ahead until `done` is called with the same key. */
  hold(key: string): void;
  /** Goes on after a request, the inquiry into its trouble included. */
  done(key: string): void;
  /** Goes on where there is room again. */
  resume(): void;
  /** Resolves when nothing that was sent ahead is under way. */
  quiet(): Promise<void>;
  /** Sends nothing ahead any more. Resolves to the responses that nobody has taken, when all are there. */
  stop(): Promise<readonly Exchange[]>;
}

interface SendAheadParts {
  /** How many requests that were sent ahead may be under way at the same time, just now. */
  window(): number;
  send(planned: PlannedRequest): Promise<Exchange>;
  /** Whether a request is still to be sent: it is not known, and neither the portal nor its class was given up. */
  isOpen(planned: PlannedRequest): boolean;
}

/**
 * Makes the part of a session that sends requests ahead. Requests start in the order in which they are expected. A response
 * that shows trouble holds back what follows until that trouble is inquired into, which needs a quiet portal.
 */
export function createSendAhead({ window, send, isOpen }: SendAheadParts): SendAhead {
  const early = new Map<string, Promise<Exchange>>();
  const underWay = new Set<Promise<unknown>>();
  const holding = new Set<string>();
  let queue: PlannedRequest[] = [];
  let stopped = false;

  function start(planned: PlannedRequest): void {
    const sent = send(planned);
    early.set(planned.key, sent);
    const settled = sent
      .then((exchange) => {
        if (isTrouble(exchange)) holding.add(planned.key);
      })
      // Whoever takes the response gets the error.
      .catch(() => undefined)
      .finally(() => {
        underWay.delete(settled);
        pump();
      });
    underWay.add(settled);
  }

  function pump(): void {
    while (!stopped && holding.size === 0 && underWay.size < window() && queue.length > 0) {
      const next = queue.shift();
      if (next !== undefined && !early.has(next.key) && isOpen(next)) start(next);
    }
  }

  async function quiet(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay);
  }

  return {
    expect(requests) {
      queue = [...requests];
      pump();
    },
    take(key) {
      const sent = early.get(key);
      early.delete(key);
      return sent;
    },
    hold: (key) => void holding.add(key),
    done(key) {
      if (holding.delete(key)) pump();
    },
    resume: pump,
    quiet,
    async stop() {
      stopped = true;
      queue = [];
      await quiet();
      const left = await Promise.allSettled(early.values());
      early.clear();
      return left.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    },
  };
}
