import { expect, test } from '@playwright/test';
import { loadContract } from '../../src/contract/load-contract.ts';
import { conclude } from '../../src/evaluate/conclude.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { runPlan } from '../../src/run/run-plan.ts';
import { otherPortal, type ResponseVariant } from '../fixtures/other-portal.ts';
import { choiceVariants } from '../fixtures/response-variants/choices.ts';
import { frontVariants } from '../fixtures/response-variants/fronts.ts';
import { headerVariants } from '../fixtures/response-variants/headers.ts';
import { textVariants } from '../fixtures/response-variants/texts.ts';
import { timed, timeVariants } from '../fixtures/response-variants/times.ts';
import { connectionVariants, transportVariants } from '../fixtures/response-variants/transports.ts';
import { wordVariants } from '../fixtures/response-variants/words.ts';
import { targetOf } from './conformance-run.ts';

type Group = Readonly<Record<string, ResponseVariant>>;

const facts = { strict: false, whole: true, interrupted: false, ledger: null, today: '2026-11-22' };

/** Contract and plan of an edition, made once for all variants: they are the same for every portal. */
async function planOf(edition: string) {
  const contract = await loadContract({ method: 'im.dialog.writing', edition, trusted: true });
  return { contract, cases: makePlan(contract, { repeat: null, fuzz: 10 }) };
}
const plans = { '2024-12': planOf('2024-12'), '2026-08': planOf('2026-08') };

/** What is said against a portal of this variant, each call in turn of another: cases with more than an observation. */
async function accusations(repetitions: readonly ResponseVariant[], edition: keyof typeof plans) {
  let repetition = 0;
  const [first = {}] = repetitions;
  const portal = await otherPortal(first, () => repetitions[repetition++ % repetitions.length] ?? first);
  const target = targetOf(portal.settings);
  const judged = await runPlan({ ...(await plans[edition]), target }).finally(() => portal.close());
  const accused = judged.filter(
    ({ planned, judgement }) =>
      !(judgement.verdict === 'lenient' && first.lenient?.includes(planned.clause)) &&
      (!['pass', 'info', 'not-run'].includes(judgement.verdict) ||
        judgement.findings.some(({ weight }) => weight !== 'observation')),
  );
  const lenient = judged.filter(({ judgement }) => judgement.verdict === 'lenient');
  const cases = judged.map(({ planned, judgement }) => ({ ...planned, verdict: judgement.verdict }));
  const { statement, exitCode } = conclude(cases, facts);
  return {
    accused: accused.map(({ planned, judgement }) => `${planned.id}: ${judgement.reason}`),
    lenient: [...new Set(lenient.map(({ planned }) => planned.clause))],
    statement,
    exitCode,
  };
}

function nothingAgainst({ lenient = [] }: ResponseVariant) {
  return { accused: [], lenient, statement: 'conformant', exitCode: 0 };
}

/** Variants that change one response, in one run by turns; if something is said against them, each by itself, to name it. */
async function inTurn(group: Group, edition: keyof typeof plans): Promise<void> {
  const all = await accusations(Object.values(group), edition);
  if (all.accused.length > 0) {
    for (const [name, variant] of Object.entries(group))
      expect.soft(await accusations([variant], edition), name).toEqual(nothingAgainst(variant));
  }
  expect(all).toEqual(nothingAgainst({}));
}

const groups: Readonly<Record<string, Group>> = {
  'tell the time otherwise': timeVariants,
  'explain in words of their own': wordVariants,
  'write JSON otherwise': textVariants,
  'send other headers': headerVariants,
  'answer by another way': transportVariants,
};

for (const [name, group] of Object.entries(groups)) {
  test(`${Object.keys(group).length} right portals that ${name} are not accused`, async () => {
    test.slow();
    await inTurn(group, '2024-12');
  });
}

for (const [name, variant] of Object.entries({
  ...connectionVariants,
  ...choiceVariants,
  ...frontVariants,
})) {
  test(`a right portal is not accused: ${name}`, { tag: '@full' }, async () => {
    expect(await accusations([variant], '2024-12')).toEqual(nothingAgainst(variant));
  });
}

/** The same variants under the edition that promises `time` and knows one code for every malformed id. */
function newer(group: Group): Group {
  const more: ResponseVariant = { ...timed(), malformedChat: 'DIALOG_ID_EMPTY', groups: true };
  return Object.fromEntries(Object.entries(group).map(([name, variant]) => [name, { ...more, ...variant }]));
}

for (const [name, group] of Object.entries(groups)) {
  test(`right portals of 2026-08 that ${name} are not accused`, { tag: '@full' }, async () => {
    test.slow();
    await inTurn(newer(group), '2026-08');
  });
}

test('a right portal of 2026-08 that refuses a wrong credential with 403 is not accused', async () => {
  const variant = newer(choiceVariants)['403 for a wrong credential'] ?? {};
  expect(await accusations([variant], '2026-08')).toEqual(nothingAgainst(variant));
});
