import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { openSession } from '../../../src/exchange/session.ts';
import type { PlannedRequest } from '../../../src/plan/case.ts';
import { httpServer, json, planned, targetAt } from './local-server.ts';

/** A portal that answers after so many turns of the event loop as a call asks for, and knows how many it had at the same time. */
async function unevenPortal() {
  let open = 0;
  const seen = { most: 0, keys: [] as string[] };
  const server = await httpServer(({ body }, response) => {
    const { DIALOG_ID: name } = JSON.parse(body) as { DIALOG_ID: string };
    open += 1;
    seen.most = Math.max(seen.most, open);
    seen.keys.push(name);
    let turns = Number(name.split(' ')[1]);
    const turn = () => {
      turns -= 1;
      if (turns > 0) return setImmediate(turn);
      open -= 1;
      return json(response, 200, { result: name });
    };
    setImmediate(turn);
  });
  return { server, seen };
}

const step = fc.record({
  together: fc.boolean(),
  turns: fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
});

test('whatever is expected, no more is under way than allowed, and each request is sent once and recorded in order', async () => {
  const { server, seen } = await unevenPortal();
  await using _ = server;
  let number = 0;
  const requestOf = (turns: number): PlannedRequest => {
    number += 1;
    return planned({ parameters: { DIALOG_ID: `${number} ${turns}` } });
  };
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      async (connections, described, isExpected) => {
        const cases = described.map((steps) =>
          steps.map(({ together, turns }) => ({ together, requests: turns.map(requestOf) })),
        );
        const all = cases.flat().flatMap(({ requests }) => requests);
        seen.most = 0;
        seen.keys = [];
        const session = openSession(targetAt(server.origin, { connections }));
        const recorded: unknown[] = [];
        for (const [at, steps] of cases.entries()) {
          if (isExpected)
            session.expect(
              cases
                .slice(at)
                .flat()
                .flatMap(({ requests }) => requests),
            );
          recorded.push(...(await session.perform(steps)));
        }
        await session.close();
        expect(seen.most).toBeLessThanOrEqual(connections);
        expect([...seen.keys].sort()).toEqual(all.map(({ parameters }) => parameters['DIALOG_ID']).sort());
        expect(recorded).toMatchObject(all.map(({ key }, at) => ({ id: at + 1, key, failure: null })));
      },
    ),
    { numRuns: 40, seed: 20261125 },
  );
});
