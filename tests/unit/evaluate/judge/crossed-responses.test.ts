import { expect, test } from '@playwright/test';
import { createCrossingDetector } from '../../../../src/evaluate/crossed-responses.ts';
import { type ExchangeDraft, makeExchange, refused, success } from '../make-exchange.ts';

const outcomes: readonly ExchangeDraft[] = [success, refused(400, 'A'), refused(403, 'B')];
/** Requests in an order in which none keeps step with another. */
const order = Array.from({ length: 60 }, (_, index) => (index * index + Math.floor(index / 7)) % 3);

/** Whether a run is crossed in which the n-th response is the one at `place(n)` in the order. */
function isCrossed(place: (index: number) => number): boolean {
  const watch = createCrossingDetector();
  watch.observe(
    order.map((kind, index) => {
      const outcome = outcomes[order[place(index)] ?? kind] ?? success;
      return makeExchange({ ...outcome, id: index + 1, request: { parameters: { DIALOG_ID: `${kind}` } } });
    }),
  );
  return watch.isCrossed();
}

test('responses that each fit the request before are crossed', () => {
  expect(isCrossed((index) => index - 1)).toBe(true);
});

test('responses that fit their own requests are not crossed', () => {
  expect(isCrossed((index) => index)).toBe(false);
});

/** Requests that are sent three at a time, each three of different outcomes; `swap` gives the places that their responses come to. */
function isCrossedInParallel(swap: (group: number) => readonly [number, number, number]): boolean {
  const detector = createCrossingDetector();
  detector.observe(
    Array.from({ length: 60 }, (_, index) => {
      const group = Math.floor(index / 3);
      const place = swap(group)[index % 3] ?? 0;
      return makeExchange({
        ...(outcomes[place] ?? success),
        id: index + 1,
        startedAt: group * 100,
        request: { parameters: { DIALOG_ID: `${index % 3}` } },
      });
    }),
  );
  return detector.isCrossed();
}

test('responses that requests under way at the same time exchange are crossed', () => {
  expect(isCrossedInParallel((group) => (group % 4 === 0 ? [1, 0, 2] : [0, 1, 2]))).toBe(true);
});

test('responses that go round among three are crossed', () => {
  expect(isCrossedInParallel((group) => (group % 5 === 1 ? [1, 2, 0] : [0, 1, 2]))).toBe(true);
});

test('a portal that denies now and then while others are under way is not taken for a crossing: nobody lacks the denial', () => {
  expect(isCrossedInParallel((group) => (group % 4 === 0 ? [2, 1, 2] : [0, 1, 2]))).toBe(false);
});

test('two responses that are exchanged once are not enough', () => {
  expect(isCrossedInParallel((group) => (group === 7 ? [1, 0, 2] : [0, 1, 2]))).toBe(false);
});

test('a portal that is inconstant by itself is not taken for a crossing', () => {
  expect(isCrossed((index) => (index % 5 === 0 ? index + 1 : index))).toBe(false);
});
