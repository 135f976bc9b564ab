import { isDeepStrictEqual } from 'node:util';
import type { Interceptor } from '../../src/portal/pipeline/interceptor.ts';
import type { Instead } from '../../src/portal/pipeline/response.ts';
import type { RestCall } from '../../src/portal/pipeline/rest-call.ts';

/** An interceptor, and how often it made a difference. */
export interface CountedInterceptor {
  readonly interceptor: Interceptor;
  readonly firings: number;
}

/** A delay of so many milliseconds is a difference of its own. */
const noticeable = 1000;

/** What a stage may change of a call in place: its method, its parameters, and the commands of a batch. */
function shapeOf({ method, params }: RestCall): unknown {
  return [
    method,
    [...params].map(([name, value]) => [name, value instanceof Map ? [...value.keys()] : value]),
  ];
}

/**
 * Counts how often an interceptor changes anything. A deviation that never fired shows nothing, whatever a run
 * against it came to.
 */
export function countFirings(inner: Interceptor): CountedInterceptor {
  let firings = 0;
  const count = (fired: boolean) => {
    if (fired) firings += 1;
  };
  function changed<T>(before: T, after: T): T {
    count(before !== after && !isDeepStrictEqual(before, after));
    return after;
  }
  async function late(promise: Promise<Instead | undefined>): Promise<Instead | undefined> {
    const began = performance.now();
    const instead = await promise;
    count(instead !== undefined || performance.now() - began > noticeable);
    return instead;
  }
  return {
    get firings() {
      return firings;
    },
    interceptor: {
      arrival(request) {
        const instead = inner.arrival?.(request);
        if (instead instanceof Promise) return late(instead);
        count(instead !== undefined);
        return instead;
      },
      departure: (request) => inner.departure?.(request),
      call(call: RestCall) {
        const before = shapeOf(call);
        const outcome = inner.call?.(call);
        count(outcome !== undefined || !isDeepStrictEqual(before, shapeOf(call)));
        return outcome;
      },
      credential(call, state) {
        const credential = inner.credential?.(call, state);
        count(credential !== undefined);
        return credential;
      },
      outcome: (outcome, call, state) => changed(outcome, inner.outcome?.(outcome, call, state) ?? outcome),
      command(outcome, failedBefore) {
        const after = inner.command?.(outcome, failedBefore) ?? outcome;
        count(after !== outcome);
        return after;
      },
      envelope: (envelope, outcome, call) =>
        changed(envelope, inner.envelope?.(envelope, outcome, call) ?? envelope),
      text: (text, outcome, call) => changed(text, inner.text?.(text, outcome, call) ?? text),
      response: (response, outcome, call) =>
        changed<Instead>(response, inner.response?.(response, outcome, call) ?? response),
    },
  };
}
