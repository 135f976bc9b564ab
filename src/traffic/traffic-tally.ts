import type { Contract, Json } from '../contract/contract.ts';
import { outcomesFor } from '../contract/oracle.ts';
import { isDecidable } from '../evaluate/judge/traffic-plan.ts';
import type { Unjudged } from './record-traffic.ts';
import type { TrafficCall } from './rest-call.ts';

/** How many methods a note names; the rest is counted. */
const maxNamed = 20;

const reasons: Readonly<Record<Unjudged, string>> = {
  'rest-3': 'REST 3.0 is not judged',
  xml: 'the caller asks for XML',
  batch: 'the commands of batch are not judged',
  'no-body': 'the body of the response was not recorded',
  'large-body': 'the response has more than 1 MiB',
  'no-response': 'no response came',
};

/** Counts what the report of traffic says beside its cases. */
export interface TrafficTally {
  /** A request that is no call of a portal. */
  other(): void;
  /** A call of a method that no document describes. */
  unknown(call: TrafficCall): void;
  /** A call of which nothing can be told. */
  unjudged(why: Unjudged): void;
  /** A call that is judged. */
  judged(call: TrafficCall, part: Contract, status: number): void;
  /** Calls beyond the most that are judged. */
  beyond(): void;
  notes(): readonly string[];
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function calls(count: number): string {
  return `${count} ${count === 1 ? 'call' : 'calls'}`;
}

function listed(counts: ReadonlyMap<string, number>): string {
  const all = [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} (${calls(count)})`);
  const more = all.length - maxNamed;
  return `${all.slice(0, maxNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** An empty tally. @param maxCalls how many calls are judged */
export function createTally(maxCalls: number): TrafficTally {
  const [unknown, skipped, failed, refused] = [1, 2, 3, 4].map(() => new Map<string, number>()) as [
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
  ];
  let others = 0;
  let beyond = 0;
  return {
    other: () => {
      others += 1;
    },
    unknown: ({ method }) => add(unknown, method),
    unjudged: (why) => add(skipped, why),
    judged({ method, parameters, isUnreadable }, part, status) {
      if (status >= 500) add(failed, method);
      if (isUnreadable) return;
      const upper = Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [name.toUpperCase(), value as Json]),
      );
      const [outcome, ...more] = outcomesFor(part, upper);
      const isRefused = outcome?.prefers.every(({ code }) => code !== undefined) === true;
      if (outcome !== undefined && more.length === 0 && isDecidable(outcome) && isRefused)
        add(refused, `${method}: ${outcome.name}`);
    },
    beyond: () => {
      beyond += 1;
    },
    notes: () => [
      ...(unknown.size === 0
        ? []
        : [`Not judged, because no document describes the method: ${listed(unknown)}.`]),
      ...[...skipped].map(
        ([why, count]) => `Not judged, because ${reasons[why as Unjudged]}: ${calls(count)}.`,
      ),
      ...(failed.size === 0 ? [] : [`The portal returned a server error (5xx): ${listed(failed)}.`]),
      ...(refused.size === 0
        ? []
        : [`The application sent requests that the documents refuse: ${listed(refused)}.`]),
      ...(beyond === 0
        ? []
        : [`Not judged, because only the first ${maxCalls} calls are: ${calls(beyond)}.`]),
      ...(others === 0
        ? []
        : [
            `${others} other ${others === 1 ? 'request of the recording is no call' : 'requests of the recording are no calls'} of a portal.`,
          ]),
    ],
  };
}
