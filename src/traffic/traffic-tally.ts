import type { Contract } from '../contract/contract.ts';
import { onlyClassOf } from '../evaluate/judge/request-class.ts';
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

function add<T extends string>(counts: Map<T, number>, name: T): void {
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
  const unknown = new Map<string, number>();
  const skipped = new Map<Unjudged, number>();
  const failed = new Map<string, number>();
  const refused = new Map<string, number>();
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
      const outcome = onlyClassOf(part, parameters);
      if (outcome?.prefers.every(({ code }) => code !== undefined))
        add(refused, `${method}: ${outcome.name}`);
    },
    beyond: () => {
      beyond += 1;
    },
    notes: () => [
      ...(unknown.size === 0
        ? []
        : [`Not judged, because no document describes the method: ${listed(unknown)}.`]),
      ...[...skipped].map(([why, count]) => `Not judged, because ${reasons[why]}: ${calls(count)}.`),
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
