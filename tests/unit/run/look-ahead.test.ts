import { expect, test } from '@playwright/test';
import { baseEdition, describedMethods } from '../../../src/contract/editions.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { idempotentRequests } from '../../../src/exchange/trouble/repeatable.ts';
import type { Case } from '../../../src/plan/case.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { createLookAhead } from '../../../src/run/perform/look-ahead.ts';
import { tagOf } from '../../fixtures/tried-methods.ts';

const session = { refusal: () => null };

async function planOf(method: string, fuzz: number) {
  const contract = await loadContract({ method, edition: baseEdition(method), trusted: true });
  const plan = makePlan(contract, { repeat: null, fuzz });
  return {
    isIdempotent: idempotentRequests(contract),
    plan,
    // A target that offers all that the plan needs.
    capabilities: new Set(plan.flatMap(({ needs }) => needs)),
  };
}

const requestsOf = ({ steps }: Case) => steps.flatMap(({ requests }) => requests);

for (const method of describedMethods()) {
  test(`${method}: nothing that writes is sent ahead, and nothing ahead of a write or of requests that depend on responses`, {
    tag: tagOf(method),
  }, async () => {
    const { isIdempotent, plan, capabilities } = await planOf(method, 5);
    const following = createLookAhead({ cases: plan, capabilities, isIdempotent, session });
    const wrong: string[] = [];
    for (const [at, planned] of plan.entries()) {
      const { before, behind } = following(planned);
      const sent = new Set([...before, ...(behind ?? [])].map(({ key }) => key));
      const barrier = plan.findIndex(
        (one, index) =>
          index >= at &&
          (one.lifecycle !== undefined ||
            (one.generates?.runs ?? 0) > 0 ||
            !requestsOf(one).every(isIdempotent)),
      );
      const allowed = new Set(
        plan
          .slice(at, barrier < 0 ? undefined : barrier)
          .flatMap((one) => requestsOf(one).map(({ key }) => key)),
      );
      for (const key of sent) if (!allowed.has(key)) wrong.push(`${planned.id}: ${key}`);
    }
    expect(plan.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });
}

test('generated cases that generate nothing hold nothing back', async () => {
  const { isIdempotent, plan, capabilities } = await planOf('im.dialog.writing', 0);
  const cases = plan.filter(
    ({ generates }, at) => generates !== undefined || plan[at + 1]?.generates !== undefined,
  );
  const last = plan.find(({ clause }) => clause === 'bad-credentials') as Case;
  const following = createLookAhead({ cases: [...cases, last], capabilities, isIdempotent, session });

  expect(following(cases[0] as Case).before).toEqual(expect.arrayContaining([...requestsOf(last)]));
});

test('behind calls at the same time, what follows is sent once they are under way', async () => {
  const { isIdempotent, plan, capabilities } = await planOf('im.dialog.writing', 0);
  const together = plan.find(({ steps }) => steps[0]?.together) as Case;
  const next = plan.find(({ clause }) => clause === 'bad-credentials') as Case;
  const following = createLookAhead({ cases: [together, next], capabilities, isIdempotent, session });

  expect(following(together)).toEqual({ before: [], behind: requestsOf(next) });
});
