import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { loadContract } from '../../../src/contract/load-contract.ts';
import {
  cutAt,
  dripAt,
  drop,
  hang,
  json,
  page,
  pass,
  places,
  resetAt,
  respond,
  stallAt,
} from '../../fixtures/fault-proxy/acts.ts';
import type { Act } from '../../fixtures/fault-proxy/fault.ts';
import { judgeFault } from '../../fixtures/fault-proxy/judge-fault.ts';
import { numbersFrom } from '../../fixtures/fault-proxy/when.ts';

/** Waiting costs the most, so a time-out is short; a right response takes a few milliseconds. */
const timeoutMs = 250;
/** Sequences that are tried; each is a run of about a second. */
const sequences = 12;

const quick: readonly Act[] = [
  ...places.flatMap((place) => [cutAt(place), resetAt(place)]),
  drop,
  page(500, 'Internal Server Error'),
  page(502, 'Bad Gateway'),
  page(503, 'Service Unavailable'),
  page(403, 'Forbidden'),
  page(404, 'Not Found'),
  page(200, 'Sign in'),
  respond(302, '', { Location: '/auth/' }),
  respond(502, '', { 'Content-Type': 'application/json' }),
  respond(200, ''),
  json(502, { error: 'upstream', error_description: 'No upstream' }),
  json(401, { error: 'unauthorized', error_description: 'Token required' }),
  json(503, { message: 'Service unavailable' }),
];
const slow: readonly Act[] = [hang, stallAt('in the middle of the body'), dripAt('between headers and body')];

/** What a random network does: how often it strikes, with what, and how long it stays at it. */
const network = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  probability: fc.constantFrom(0.02, 0.05, 0.1, 0.2, 0.35, 0.5),
  acts: fc.array(fc.constantFrom(...quick), { minLength: 1, maxLength: 6 }),
  slowAct: fc.option(fc.constantFrom(...slow), { freq: 3 }),
  /** Requests in a row that a strike spoils. */
  length: fc.integer({ min: 1, max: 3 }),
});

test('a right portal is never accused, whatever a random network does', { tag: '@full' }, async () => {
  test.setTimeout(240_000);
  const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
  const directory = test.info().outputPath();
  const isInnocent = fc.asyncProperty(network, async ({ seed, probability, acts, slowAct, length }) => {
    const next = numbersFrom(seed);
    let left = 0;
    let act: Act = pass;
    const make = () => async (exchange: Parameters<Act>[0]) => {
      if (left === 0 && next() < probability / length) {
        left = length;
        const pick = next();
        act = slowAct !== null && pick < 0.02 ? slowAct : (acts[Math.floor(pick * acts.length)] ?? drop);
      }
      if (left === 0) return pass(exchange);
      left -= 1;
      return act(exchange);
    };
    const { report } = await judgeFault({ make }, { contract, directory, timeoutMs });
    const accused = report.cases.filter(({ verdict }) => verdict === 'fail' || verdict === 'lenient');
    expect(accused.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([]);
  });
  await fc.assert(isInnocent, { numRuns: sequences, seed: 20_261_125, endOnFailure: true });
});
