import { join } from 'node:path';
import { expect } from '@playwright/test';
import { packageRoot } from '../../src/package-root.ts';
import { loadScenarios } from '../../src/sdk/load-scenarios.ts';
import { adHocSubject, redClauses, referenceSubject, test } from './bench.ts';
import { caughtBy } from './liars/caught-by.ts';

test.describe.configure({ mode: 'parallel', timeout: 90_000 });

const adapters = join(packageRoot(), 'tests', 'sdk');
const clauses = loadScenarios().clauses;

for (const [name, { clause, scenarios, deadlineMs }] of Object.entries(caughtBy))
  test(`a client that ${name.replaceAll('-', ' ')} is caught by ${clause} alone`, async ({
    judgedBy,
    referenceGreeting: greeting,
  }) => {
    const liar = adHocSubject(name, [process.execPath, join(adapters, 'liars', 'liar.mjs'), name]);
    const { judged } = await judgedBy(liar, ['success-bare', ...scenarios], { deadlineMs, greeting });
    expect(redClauses(judged)).toEqual([clause]);
  });

test('every liar is in the table, and every clause that can be broken has its liar', async () => {
  const { lyingClients } = (await import(join(adapters, 'liars', 'lying-clients.mjs'))) as {
    readonly lyingClients: Readonly<Record<string, unknown>>;
  };
  expect(Object.keys(lyingClients).sort()).toEqual(Object.keys(caughtBy).sort());
  const caught = new Set(Object.values(caughtBy).map(({ clause }) => clause));
  const unbroken = clauses.filter(({ id, level }) => level !== 'MAY' && !caught.has(id)).map(({ id }) => id);
  expect(unbroken).toEqual([]);
});

test('the reference client is accused of nothing in any situation', async ({ judgedBy }) => {
  test.setTimeout(120_000);
  const all = loadScenarios()
    .scenarios.filter(({ slow }) => !slow)
    .map(({ id }) => id);
  const { judged } = await judgedBy(referenceSubject, all);
  expect(redClauses(judged)).toEqual([]);
  const passed = new Set(
    judged.filter(({ judgement }) => judgement.verdict === 'pass').map((one) => one.clause.id),
  );
  expect(clauses.filter(({ id, level }) => level !== 'MAY' && !passed.has(id)).map(({ id }) => id)).toEqual(
    [],
  );
});
