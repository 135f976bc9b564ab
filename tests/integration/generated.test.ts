import { expect, test } from '@playwright/test';
import { loadContract } from '../../src/contract/load-contract.ts';
import { judgeCase } from '../../src/evaluate/judge/judge-case.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { startPortal } from '../../src/portal/start-portal.ts';
import { embeddedTarget } from '../../src/run/embedded-target.ts';
import { runPlan } from '../../src/run/run-plan.ts';
import { breaking } from '../mutants/breaking.ts';
import { rareMutants } from '../mutants/catalogue/rare-mutants.ts';

test.describe.configure({ timeout: 120_000 });

/** The generated cases alone, against a portal. */
async function generated(
  mutant: string | null,
  options: { readonly fuzz?: number; readonly seed?: number } = {},
) {
  const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
  const portal = await startPortal(mutant === null ? {} : breaking(mutant));
  const plan = makePlan(contract, { repeat: null, ...options });
  const cases = plan.filter(({ generates }) => generates !== undefined);
  try {
    const target = embeddedTarget(portal, { timeoutMs: 5_000, rate: null });
    return { contract, judged: await runPlan({ contract, target, cases, ...options }) };
  } finally {
    await portal.close();
  }
}

const keysOf = ({ judged }: Awaited<ReturnType<typeof generated>>) =>
  judged.map(({ exchanges }) => exchanges.map(({ key }) => key));

test('one seed makes the same requests each time, and another one others', async () => {
  const [one, same, other] = [
    await generated(null, { fuzz: 12, seed: 3 }),
    await generated(null, { fuzz: 12, seed: 3 }),
    await generated(null, { fuzz: 12, seed: 4 }),
  ];

  expect(keysOf(same)).toEqual(keysOf(one));
  expect(keysOf(other)).not.toEqual(keysOf(one));
  expect(one.judged.map(({ judgement }) => judgement.verdict)).toEqual(one.judged.map(() => 'pass'));
});

test('none are generated where none are asked for', async () => {
  const { judged } = await generated(null, { fuzz: 0 });

  expect(keysOf({ judged } as Awaited<ReturnType<typeof generated>>).flat()).toEqual([]);
  expect(new Set(judged.map(({ judgement }) => judgement.verdict))).toEqual(new Set(['not-run']));
});

for (const { name, clause } of rareMutants) {
  test(`${name} is caught by generated requests, and by the same ones when the evidence is judged again`, async () => {
    const { contract, judged } = await generated(name);
    const failing = judged.filter(({ judgement }) => judgement.verdict === 'fail');

    expect(failing.map(({ planned }) => planned.clause)).toEqual([clause]);
    for (const { planned, judgement, exchanges } of failing) {
      expect(judgeCase(contract, planned, [...exchanges])).toEqual(judgement);
      expect(judgement.findings[0]?.message).toContain('seed 1)');
    }
  });
}

test('a failing request is made smaller: of the long texts with an umlaut, one just long enough', async () => {
  const { judged } = await generated('crashes-on-long-umlauts');
  const found = judged.find(({ planned }) => planned.id === 'no-crash/generated');
  const smallest = found?.exchanges.find(({ id }) => id === found.judgement.findings[0]?.exchange);
  const text = String(smallest?.planned?.parameters?.['DIALOG_ID']);

  expect(text).toContain('ö');
  expect(text.length).toBeLessThan(60);
});
