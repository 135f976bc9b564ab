import { expect, test } from '@playwright/test';
import { createPace } from '../../../src/exchange/http/pace.ts';

/** A clock that stands still but for sleeping, which takes no time; it keeps how long each caller slept. */
function stillClock() {
  let time = 0;
  const slept: number[] = [];
  return {
    slept,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    clock: {
      now: () => time,
      sleep: async (milliseconds: number) => {
        slept.push(milliseconds);
      },
    },
  };
}

async function take(pace: { next(): Promise<void> }, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await pace.next();
}

test('the burst goes at once, and what follows by the rate', async () => {
  const { clock, slept } = stillClock();
  await take(createPace({ perSecond: 2, burst: 3 }, clock), 5);

  expect(slept).toEqual([500, 1000]);
});

test('what another process of the run has spent of the burst is not spent again', async () => {
  const { clock, slept } = stillClock();
  await take(createPace({ perSecond: 2, burst: 3, spent: 2 }, clock), 2);

  expect(slept).toEqual([500]);
});

test('a refusal of the portal takes the rest of the burst away', async () => {
  const { clock, slept, pass } = stillClock();
  const pace = createPace({ perSecond: 2, burst: 3 }, clock);
  await pace.next();
  pace.drain();
  pass(500);
  await take(pace, 2);

  expect(slept).toEqual([500]);
});
