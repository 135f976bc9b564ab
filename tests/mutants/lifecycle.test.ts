import { expect, test } from '@playwright/test';
import { loadContract } from '../../src/contract/load-contract.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { success } from '../../src/portal/pipeline/outcome.ts';
import { startPortal } from '../../src/portal/start-portal.ts';
import { embeddedTarget } from '../../src/run/embedded-target.ts';
import { runPlan } from '../../src/run/run-plan.ts';

/** Runs the lifecycles of a method against a portal that answers the calls of a method with success and does nothing. */
async function brokenBy(method: string, idle: string, result: number | boolean) {
  const contract = await loadContract({ method, edition: '2026-08', trusted: true });
  let calls = 0;
  const portal = await startPortal({
    generation: '2026-08',
    interceptors: [
      {
        call(call) {
          if (call.method.toLowerCase() !== idle) return undefined;
          calls += 1;
          return success(result);
        },
      },
    ],
  });
  try {
    const target = embeddedTarget(portal, { timeoutMs: 5_000, rate: null });
    const cases = makePlan(contract).filter(({ check }) => check === 'lifecycle');
    const judged = await runPlan({ contract, target, cases });
    const verdicts = judged.map(({ judgement }) => judgement.verdict);
    const codes = judged.flatMap(({ judgement }) => judgement.findings.map(({ code }) => code));
    return { verdicts, codes, calls };
  } finally {
    await portal.close();
  }
}

test('a change that is not kept is seen by reading it back', async () => {
  const { verdicts, codes, calls } = await brokenBy('im.message.update', 'im.message.update', true);
  expect(calls).toBeGreaterThan(0);
  expect({ verdicts, codes }).toEqual({ verdicts: ['fail'], codes: ['effect-not-shown'] });
});

test('a message that is still there after its deletion is seen', async () => {
  const { verdicts, codes, calls } = await brokenBy('im.message.delete', 'im.message.delete', true);
  expect(calls).toBeGreaterThan(0);
  expect(verdicts).toEqual(['fail']);
  expect(['effect-not-shown', 'wrong-step']).toContain(codes[0]);
});

test('the lifecycles of a right portal pass', async () => {
  const { verdicts } = await brokenBy('im.message.update', 'nothing', true);
  expect(verdicts).toEqual(['pass']);
});
