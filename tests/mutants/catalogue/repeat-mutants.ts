import { unavailable } from '../../../src/portal/generations/writing-responses.ts';
import { isDirect } from '../../../src/portal/interceptors/writing-call.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import type { RestCall } from '../../../src/portal/pipeline/rest-call.ts';
import type { WireRequest } from '../../../src/portal/transport/wire-request.ts';
import { must, should } from '../mutant.ts';

const fingerprint = ({ httpMethod, path, query, body }: WireRequest) =>
  `${httpMethod} ${path}?${query} ${body.toString('latin1')}`;

/** Denies those of a row of identical requests whose place in the row, counted from 1, meets a condition. */
function denyInRow(holds: (place: number) => boolean): Interceptor {
  let last = '';
  let place = 0;
  return {
    call(call: RestCall) {
      if (!isDirect(call)) return undefined;
      const now = fingerprint(call.wire);
      place = now === last ? place + 1 : 1;
      last = now;
      return holds(place) ? unavailable : undefined;
    },
  };
}

/** Holds a request that came before for a moment, and denies those of which the same is under way. */
function denyOverlap(): Interceptor {
  const seen = new Set<string>();
  const underWay = new Map<string, number>();
  const overlapping = new WeakSet<WireRequest>();
  return {
    async arrival(request) {
      const key = fingerprint(request);
      const already = underWay.get(key) ?? 0;
      underWay.set(key, already + 1);
      if (already > 0) overlapping.add(request);
      if (seen.has(key)) await pause(10);
      else seen.add(key);
      return undefined;
    },
    departure(request) {
      const key = fingerprint(request);
      const left = (underWay.get(key) ?? 1) - 1;
      if (left > 0) underWay.set(key, left);
      else underWay.delete(key);
    },
    call: (call) => (isDirect(call) && overlapping.has(call.wire) ? unavailable : undefined),
  };
}

function slowOnce(milliseconds: number): Interceptor {
  let isFirst = true;
  return {
    async arrival() {
      if (!isFirst) return undefined;
      isFirst = false;
      await pause(milliseconds);
      return undefined;
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Portals that forget, tire, or spoil a batch. */
export const repeatMutants = [
  ...must('state', 'same-again', {
    'tires-after-five': [
      'denies the sixth and every later identical request in a row',
      () => denyInRow((place) => place > 5),
    ],
    'one-in-five-identical': [
      'denies every fifth of a row of identical requests',
      () => denyInRow((place) => place % 5 === 0),
    ],
    'fails-when-concurrent': ['denies a request while the same is under way', denyOverlap],
  }),
  ...must('batch', 'batch-agrees', {
    'batch-spoils-neighbours': [
      'lets every command after a failing one fail',
      () => ({
        command: (outcome, failedBefore) =>
          failedBefore > 0 && outcome.kind === 'success' ? unavailable : outcome,
      }),
    ],
    'batch-always-halts': [
      'stops a batch at its first failing command, asked or not',
      () => ({ command: (outcome, failedBefore) => (failedBefore > 0 ? 'skip' : outcome) }),
    ],
    'batch-forgets-errors': [
      'leaves failing commands of a batch out of result_error',
      () => ({ command: (outcome) => (outcome.kind === 'refusal' ? 'skip' : outcome) }),
    ],
  }),
  ...should('limits', 'answer-size', {
    'huge-answer': [
      'pads a success with 70 KiB of blanks',
      () => ({ text: (body, outcome) => (outcome.kind === 'success' ? body + ' '.repeat(70 * 1024) : body) }),
    ],
  }),
  ...should('limits', 'answer-time', {
    'slow-first-answer': ['takes 2.1 s for its first response', () => slowOnce(2100)],
  }),
];
