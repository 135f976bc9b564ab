import type { Exchange } from '../exchange/record/exchange.ts';
import { parseResponse } from '../exchange/record/parse-response.ts';
import { triesOf } from '../exchange/trouble/proof.ts';
import { isTrouble } from '../exchange/trouble/trouble.ts';
import { baseKeyOf } from '../plan/planned-request.ts';
import type { Judgement } from './judge/judge-case.ts';
import { areCrossedInParallel } from './parallel-crossing.ts';

/** Notices that an intermediary gives requests the responses of others: of those before them, or of those under way at the same time. */
export interface CrossingDetector {
  /** Shows the exchanges of a case; an exchange that several cases share is looked at once. */
  observe(exchanges: readonly Exchange[]): void;
  /** Whether the responses of the run fit other requests, and not their own. */
  isCrossed(): boolean;
}

/** A request as it was sent, and what came of it. */
export interface SentPoint extends Point {
  /** When it was sent and when its response ended, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

interface Point {
  readonly request: string;
  /** Null where trouble came in place of a response. */
  readonly outcome: string | null;
}

/** Equal requests with other outcomes that are needed: fewer may be the portal's own inconstancy. */
const minDifferences = 5;
/**
 * How many times better the responses must fit the requests before theirs. Requests that were sent at once make some fit
 * neither; 4 of 104 against 26 of 105 were measured with some twenty cases. A portal that is wrong by itself fits its own better.
 */
const timesBetter = 5;

/** What it says of a run whose responses are crossed. */
export const crossedMessage =
  'Responses fit other requests than their own, of the request before or of one under way at the same time: an intermediary mixes them up. Check the proxy or the balancer between this machine and the portal.';

/** How many responses are to requests that were sent at least twice, and how many of those have the usual outcome of their request. */
function agreement(points: readonly Point[]): { readonly all: number; readonly agreeing: number } {
  const byRequest = new Map<string, Map<string, number>>();
  for (const { request, outcome } of points) {
    if (outcome === null) continue;
    const counts = byRequest.get(request) ?? new Map<string, number>();
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    byRequest.set(request, counts);
  }
  const repeated = [...byRequest.values()]
    .map((counts) => [...counts.values()])
    .filter((counts) => counts.reduce((sum, count) => sum + count, 0) > 1);
  return {
    all: repeated.flat().reduce((sum, count) => sum + count, 0),
    agreeing: repeated.reduce((sum, counts) => sum + Math.max(...counts), 0),
  };
}

/** Starts to look for crossed responses in a run. */
export function createCrossingDetector(): CrossingDetector {
  const points = new Map<number, SentPoint>();
  return {
    observe(exchanges) {
      for (const exchange of exchanges)
        for (const one of [...triesOf(exchange), ...(exchange.confirmation?.controls ?? [])]) {
          const { kind, status, code } = parseResponse(one);
          const outcome = isTrouble(one) ? null : `${kind} ${status} ${code}`;
          const { id, key, planned, timing } = one;
          const from = Date.parse(timing.startedAt);
          points.set(id, {
            request: planned?.repetition === undefined ? key : baseKeyOf(planned),
            outcome,
            from,
            to: from + timing.total,
          });
        }
    },
    isCrossed() {
      const sent = [...points].sort(([a], [b]) => a - b).map(([, point]) => point);
      const own = agreement(sent);
      const differences = own.all - own.agreeing;
      if (differences < minDifferences) return false;
      if (areCrossedInParallel(sent)) return true;
      const shifted = sent.slice(1).map(({ outcome }, at) => ({ request: sent[at]?.request ?? '', outcome }));
      const before = agreement(shifted);
      return (before.all - before.agreeing) * timesBetter <= differences;
    },
  };
}

/** A judgement of a run whose responses are crossed: nobody is accused by it. */
export function withoutAccusation(judgement: Judgement): Judgement {
  const { verdict } = judgement;
  if (verdict !== 'fail' && verdict !== 'lenient' && verdict !== 'pass') return judgement;
  return { ...judgement, verdict: 'inconclusive', reason: crossedMessage };
}
