import { expect, test } from '@playwright/test';
import { createCrossingDetector } from '../../../src/evaluate/crossed-responses.ts';
import { type ExchangeDraft, makeExchange, refused, success } from './make-exchange.ts';

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

test('a portal that is inconstant by itself is not taken for a crossing', () => {
  expect(isCrossed((index) => (index % 5 === 0 ? index + 1 : index))).toBe(false);
});
