import { expect, test } from '@playwright/test';
import { addressesOf } from '../../src/contract/addresses.ts';
import { describedMethods } from '../../src/contract/editions.ts';
import { loadContract, loadContracts } from '../../src/contract/load-contract.ts';
import type { JudgedCase } from '../../src/evaluate/judge/judge.ts';
import type { Case } from '../../src/plan/case.ts';
import { countRequests, makePlan } from '../../src/plan/make-plan.ts';
import { startPortal } from '../../src/portal/start-portal.ts';
import { embeddedTarget, generationOf } from '../../src/run/embedded-target.ts';
import { runPlan } from '../../src/run/run-plan.ts';

const addresses = addressesOf('all', null);
const joined = () => loadContracts(addresses, { trusted: true });

let judged: readonly JudgedCase<Case>[] = [];

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const portal = await startPortal({ generation: generationOf(addresses) });
  const target = embeddedTarget(portal, { timeoutMs: 10_000, rate: null });
  judged = await runPlan({ contract: await joined(), target, fuzz: 5 }).finally(() => portal.close());
});

test('the reference portal is not accused by all methods in one run', () => {
  const accused = judged.flatMap(({ planned, judgement: { verdict, reason } }) =>
    ['pass', 'lenient', 'info'].includes(verdict) || (verdict === 'not-run' && planned.unpromised === true)
      ? []
      : [`${verdict} ${planned.id}: ${reason}`],
  );

  expect(accused).toEqual([]);
});

test('each case is named by its method, once', async () => {
  const ids = makePlan(await joined()).map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
  expect([...new Set(ids.map((id) => id.split(':')[0]))].sort()).toEqual([...describedMethods()]);
});

test('what holds for a portal is asked of one method', async () => {
  const clauses = makePlan(await joined()).map(({ clause }) => clause);
  const asked = clauses.filter((clause) => /:(bad-credentials|unknown-method|malformed-json)$/.test(clause));

  expect(new Set(asked.map((clause) => clause.split(':')[0])).size).toBe(1);
});

test('a further method costs what is its own and two calls of each kind', async () => {
  const one = await loadContract({ method: 'im.dialog.get', edition: '2026-08', trusted: true });
  const both = addressesOf('im.chat.user.list,im.dialog.get', null);
  const two = await loadContracts(both, { trusted: true });
  const beside = makePlan(two).filter(({ id }) => id.startsWith('im.dialog.get:'));

  expect(countRequests(beside)).toBeLessThan(countRequests(makePlan(one)) / 3);
});
