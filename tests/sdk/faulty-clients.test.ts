import { join } from 'node:path';
import { expect } from '@playwright/test';
import { packageRoot } from '../../src/package-root.ts';
import { loadScenarios } from '../../src/sdk/load-scenarios.ts';
import { adHocSubject, redClauses, referenceSubject, test } from './call-context.ts';
import { caughtBy } from './faulty-clients/caught-by.ts';
import { inProcess, loadPrograms } from './in-process.ts';

test.describe.configure({ mode: 'parallel', timeout: 90_000 });

const adapters = join(packageRoot(), 'tests', 'sdk');
const clauses = loadScenarios().clauses;

/**
 * Clients that run as programs, as every subject of a user does: those whose fault is one of the whole process, and one whose fault is
 * not. The others share this process, because starting a program takes most of the time of a test.
 */
const spawned = new Set(['ends-the-program', 'trusts-any-authority', 'logs-the-token', 'swallows-errors']);

for (const [name, { clause, scenarios, deadlineMs }] of Object.entries(caughtBy))
  test(`a client that ${name.replaceAll('-', ' ')} is caught by ${clause} alone`, async ({
    judgedBy,
    referenceHandshake: handshake,
  }) => {
    const faultyClient = adHocSubject(name, [
      process.execPath,
      join(adapters, 'faulty-clients', 'faulty-client.mjs'),
      name,
    ]);
    const { judged } = await judgedBy(faultyClient, ['success-bare', ...scenarios], {
      deadlineMs,
      handshake,
      ...(spawned.has(name) ? {} : { adapt: await inProcess(name) }),
    });
    expect(redClauses(judged)).toEqual([clause]);
  });

test('every faulty client is in the table, and every clause that can be broken has its faulty client', async () => {
  const { faultyClients } = await loadPrograms();
  expect(Object.keys(faultyClients).sort()).toEqual(Object.keys(caughtBy).sort());
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
    judged.filter(({ judgement }) => judgement.verdict === 'pass').map(({ planned }) => planned.clause),
  );
  expect(clauses.filter(({ id, level }) => level !== 'MAY' && !passed.has(id)).map(({ id }) => id)).toEqual(
    [],
  );
});
