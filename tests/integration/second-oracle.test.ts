import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { editions } from '../../src/contract/editions.ts';
import { loadContract } from '../../src/contract/load-contract.ts';
import { anyCharacter } from '../../src/plan/generated/texts.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { startPortal } from '../../src/portal/start-portal.ts';
import { embeddedTarget } from '../../src/run/embedded-target.ts';
import { runPlan } from '../../src/run/run-plan.ts';
import { mutants } from '../mutants/all-mutants.ts';
import { breaking } from '../mutants/breaking.ts';
import { storedBodies } from './stored-bodies.ts';
import { bodyOracles, disagreements, requestOracles } from './two-oracles.ts';

const shapes = [
  'success-result',
  'error-shape',
  'time-shape',
  'time-consistent',
  'unknown-members',
  'one-json-text',
];
const ofBodies = mutants.filter(({ clause }) => shapes.includes(clause));

test('both oracles agree on every body of portals with wrong bodies, and refuse some of them', {
  tag: '@full',
}, async () => {
  test.slow();
  const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
  const few = makePlan(contract).filter(
    ({ runWide, clause }) => runWide !== undefined && shapes.includes(clause),
  );
  const oracles = await bodyOracles(contract);
  const success = oracles.find(({ name }) => name === 'success');
  const wrong: unknown[] = [];
  let refused = 0;
  for (const { name } of ofBodies) {
    const evidenceFile = test.info().outputPath(`${name}.ndjson`);
    const portal = await startPortal(breaking(name));
    const target = embeddedTarget(portal, { timeoutMs: 5_000, rate: null });
    await runPlan({ contract, target, evidenceFile, cases: few }).finally(() => portal.close());
    const bodies = await storedBodies(evidenceFile);
    refused += bodies.some((body) => !success?.allows(body)) ? 1 : 0;
    wrong.push(...disagreements(oracles, bodies).map((one) => [name, ...one]));
  }
  expect(ofBodies.length).toBeGreaterThanOrEqual(15);
  expect(refused).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
});

const time = {
  start: 1764000000,
  finish: 1764000000.5,
  duration: 0.5,
  processing: 0,
  date_start: '2026-11-22T12:00:00+03:00',
  date_finish: '2026-11-22T12:00:00+03:00',
  operating: 0,
  operating_reset_at: 1764000600,
};

/** Scalars at the edges of what schemas speak of. */
const edges = fc.constantFrom<unknown>(
  ...[
    null,
    true,
    false,
    0,
    -0,
    1,
    -1,
    0.1,
    1e308,
    -1e-308,
    2 ** 53,
    '',
    '0',
    'true',
    [],
    [true],
    {},
    { result: true },
  ],
  ...[
    '2026-11-22T12:00:00Z',
    '2026-11-22 12:00:00',
    '2026-11-22T12:00:00.5+0300',
    '٢٠٢٦-11-22T12:00:00Z',
    '2026-11-22T12:00:00Z\n',
  ],
  ...['DIALOG_ID_EMPTY', 'dialog_id_empty', 'ACCESS_ERROR ', '\ud800', '\u0000', '👩‍👩‍👧'],
);

/** Bodies near the documented ones: members replaced, removed, renamed, added, at the top or in `time`. */
const mutated = fc
  .tuple(
    fc.constantFrom<object>(
      { result: true, time },
      { result: true },
      { error: 'ACCESS_ERROR', error_description: 'Words' },
    ),
    fc.array(
      fc.record({
        where: fc.constantFrom('top', 'time'),
        name: fc.oneof(
          fc.constantFrom(
            'result',
            'error',
            'error_description',
            'time',
            ...Object.keys(time),
            '__proto__',
            'length',
          ),
          fc.string(),
        ),
        value: fc.oneof(edges, fc.jsonValue(), fc.double({ noNaN: true, noDefaultInfinity: true })),
        remove: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
  )
  .map(([base, changes]) => {
    const body = structuredClone(base) as Record<string, unknown>;
    for (const { where, name, value, remove } of changes) {
      const inner = body['time'];
      const at =
        where === 'time' && typeof inner === 'object' && inner !== null ? (inner as typeof body) : body;
      if (remove) delete at[name];
      else Object.defineProperty(at, name, { value, enumerable: true, configurable: true, writable: true });
    }
    return JSON.parse(JSON.stringify(body)) as unknown;
  });

/** Texts whose values a JavaScript program cannot write down, or reads otherwise than they look. */
const texts = [
  '1e999',
  '-1e999',
  '1.0',
  '-0',
  '-0.0',
  '1E-999',
  '12345678901234567890',
  '0.1e1',
  '"\\ud800"',
  '[[]]',
].flatMap((value) => [
  `{"result":${value},"time":${JSON.stringify(time)}}`,
  `{"result":true,"time":${JSON.stringify(time).replace(/"start":[^,]*/, `"start":${value}`)}}`,
  `{"error":${value},"error_description":${value}}`,
  `{"error":"X","error":${value},"error_description":"x","__proto__":${value},"constructor":${value}}`,
]);

const runs = { numRuns: 1_500, seed: 20261122 } as const;

for (const edition of editions('im.dialog.writing')) {
  test(`both oracles agree on made-up bodies under ${edition}`, async () => {
    const oracles = await bodyOracles(
      await loadContract({ method: 'im.dialog.writing', edition, trusted: true }),
    );
    const handMade = texts.map((text): unknown => JSON.parse(text));
    const sample = fc.sample(mutated, runs);

    expect(disagreements(oracles, handMade)).toEqual([]);
    for (const oracle of oracles.filter(({ name }) => name === 'success' || name === 'error')) {
      const allowed = sample.filter((body) => oracle.allows(body)).length;
      expect(allowed).toBeGreaterThan(runs.numRuns / 20);
      expect(allowed).toBeLessThan(runs.numRuns * 0.9);
    }
    fc.assert(
      fc.property(
        fc.oneof(mutated, fc.jsonValue(), edges),
        (body) => disagreements(oracles, [body]).length === 0,
      ),
      runs,
    );
  });

  test(`both oracles sort derived and made-up requests alike under ${edition}`, async () => {
    const contract = await loadContract({ method: 'im.dialog.writing', edition, trusted: true });
    const oracles = await requestOracles(contract);
    const planned = makePlan(contract).flatMap(({ steps }) =>
      steps.flatMap(({ requests }) => requests.map(({ parameters }) => parameters)),
    );
    expect(planned.length).toBeGreaterThan(500);
    expect(disagreements(oracles, JSON.parse(JSON.stringify(planned)) as unknown[])).toEqual([]);
    const id = fc.oneof(
      edges,
      fc.jsonValue(),
      fc.stringMatching(/^(chat|sg|CHAT| )?0{0,2}[0-9]{0,22}(\n| |x|-)?$/),
      fc.string({ unit: anyCharacter }),
    );
    const request = fc.oneof(
      fc.record({ DIALOG_ID: id }, { requiredKeys: [] }),
      fc.dictionary(fc.constantFrom('DIALOG_ID', 'CHAT_ID', 'dialog_id', ''), id),
    );
    fc.assert(
      fc.property(request, (parameters) => disagreements(oracles, [{ ...parameters }]).length === 0),
      runs,
    );
  });
}
