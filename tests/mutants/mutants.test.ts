import { expect, test } from '@playwright/test';
import type { Contract } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load-contract.ts';
import { allChecks } from '../../src/evaluate/all-checks.ts';
import type { Case } from '../../src/plan/case.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { unavailable } from '../../src/portal/generations/writing-responses.ts';
import { dialogText, isWriting } from '../../src/portal/interceptors/writing-call.ts';
import type { Outcome } from '../../src/portal/pipeline/outcome.ts';
import type { RestCall } from '../../src/portal/pipeline/rest-call.ts';
import { groupedBy } from '../../src/report/model/grouped-by.ts';
import { mutants } from './all-mutants.ts';
import { type Mutant, mutantKinds } from './mutant.ts';
import { judgeMutant } from './runner/judge-mutant.ts';
import { verdictOfMutant } from './runner/mutant-verdict.ts';
import { narrowPlan } from './runner/narrow-plan.ts';

let contract: Contract;
let plan: readonly Case[];

test.beforeAll(async () => {
  contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
  plan = makePlan(contract);
});

/** The first of each clause: one for each check, which is what every run of `npm test` can afford. */
const sample = new Set(
  [...groupedBy(mutants, ({ clause }) => clause).values()].flatMap((alike) => alike.slice(0, 1)),
);

// Each is judged by a narrowed plan; `npm run mutants` judges each by the whole one.
for (const kind of mutantKinds) {
  const ofKind = mutants.filter((mutant) => mutant.kind === kind);
  for (const [some, tag] of [
    [ofKind.filter((mutant) => sample.has(mutant)), []],
    [ofKind.filter((mutant) => !sample.has(mutant)), ['@full']],
  ] as const) {
    for (let at = 0; at < some.length; at += 8) {
      const few = some.slice(at, at + 8);
      test(`each is seen by its clause alone: ${few.map(({ name }) => name).join(', ')}`, {
        tag: [...tag],
      }, async () => {
        test.setTimeout(240_000);
        const problems = [];
        for (const mutant of few) {
          const run = await judgeMutant(mutant, { contract, plan: narrowPlan(contract, plan, mutant) });
          const { problem } = verdictOfMutant(run);
          if (problem !== '') problems.push(`${mutant.name} of ${mutant.clause}: ${problem}`);
        }
        expect(problems).toEqual([]);
      });
    }
  }
}

test('the narrowed plan of a mutant has cases of every clause, and is a part of the plan', () => {
  const clauses = new Set(plan.map(({ clause }) => clause));
  const wrong = mutants.filter((mutant) => {
    const part = narrowPlan(contract, plan, mutant);
    return new Set(part.map(({ clause }) => clause)).size !== clauses.size || part.length >= plan.length;
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('every clause that judges is broken by a mutant', () => {
  const broken = new Set(mutants.map(({ clause }) => clause));
  const unproven = contract.clauses.filter(({ id, level }) => level !== 'INFO' && !broken.has(id));
  expect(unproven.map(({ id }) => id)).toEqual([]);
});

test('every check is needed: a mutant is caught by it alone', () => {
  const { clauses } = contract;
  const broken = new Set(mutants.map(({ clause }) => clause));
  // A mutant breaks one clause only, and a clause has one check: without it nothing would be red.
  const proven = new Set(clauses.filter(({ id }) => broken.has(id)).map(({ check }) => check));
  const recording = new Set(clauses.filter(({ level }) => level === 'INFO').map(({ check }) => check));
  // What a method with lifecycles leaves undone is tried in lifecycle.test.ts, and the check of whole runs below.
  const elsewhere = new Set(['lifecycle', 'same-in-run']);
  const unproven = allChecks.filter(
    ({ name }) => !proven.has(name) && !recording.has(name) && !elsewhere.has(name),
  );
  expect(unproven.map(({ name }) => name)).toEqual([]);
});

test('the check of whole runs is needed: it alone notices a portal that denies each call until the opening is over', async () => {
  const rounds = 3;
  const mutant = {
    ...(mutants.find(({ clause }) => clause === 'same-again') as Mutant),
    make() {
      const counts = new Map<string, number>();
      return {
        outcome(outcome: Outcome, call: RestCall) {
          if (!isWriting(call) || outcome.kind !== 'success') return outcome;
          const count = (counts.get(dialogText(call)) ?? 0) + 1;
          counts.set(dialogText(call), count);
          return count > rounds ? outcome : unavailable;
        },
      };
    },
  };
  const few = plan.filter(
    ({ id, clause }) => clause === 'accepts-chat' || /^same-again\/(opening|every-repeat|amid-)/.test(id),
  );

  const { killers } = await judgeMutant(mutant, { contract, plan: few });

  expect(killers).toEqual(['same-again/every-repeat']);
});
