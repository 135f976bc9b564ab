import { expect, test } from '@playwright/test';
import { baseEdition, describedMethods, isImported } from '../../src/contract/editions.ts';
import { loadContract } from '../../src/contract/load-contract.ts';
import { startPortal } from '../../src/portal/start-portal.ts';
import { embeddedTarget, generationOf } from '../../src/run/embedded-target.ts';
import { runPlan } from '../../src/run/run-plan.ts';
import { tagOf } from '../fixtures/tried-methods.ts';

for (const method of describedMethods().filter((name) => !isImported(name))) {
  test(`${method}: the reference portal of its edition is not accused`, {
    tag: tagOf(method),
  }, async () => {
    test.setTimeout(120_000);
    const edition = baseEdition(method);
    const contract = await loadContract({ method, edition, trusted: true });
    const portal = await startPortal({ generation: generationOf([{ edition }]) });
    const target = embeddedTarget(portal, { timeoutMs: 10_000, rate: null });
    const judged = await runPlan({ contract, target, fuzz: 10 }).finally(() => portal.close());
    const accused = judged.flatMap(({ planned, judgement: { verdict, reason } }) =>
      ['pass', 'lenient', 'info'].includes(verdict) ? [] : [`${verdict} ${planned.id}: ${reason}`],
    );

    expect(judged.length).toBeGreaterThan(50);
    expect(accused).toEqual([]);
  });
}
