import type { Contract } from '../../../src/contract/contract.ts';
import { conclude } from '../../../src/evaluate/conclude.ts';
import type { JudgedCase } from '../../../src/evaluate/judge/judge.ts';
import type { Verdict } from '../../../src/evaluate/verdict.ts';
import type { Case } from '../../../src/plan/case.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { embeddedTarget } from '../../../src/run/embedded-target.ts';
import { runPlan } from '../../../src/run/run-plan.ts';
import { countFirings } from '../count-firings.ts';
import type { Mutant } from '../mutant.ts';

/** What a run against a mutant came to. */
export interface MutantRun {
  readonly mutant: Mutant;
  /** How often the deviation made a difference. */
  readonly firings: number;
  readonly requests: number;
  readonly milliseconds: number;
  /** Clauses that are not kept: MUST clauses that fail, SHOULD clauses that are not followed. */
  readonly broken: readonly string[];
  /** Ids of the cases that say so. */
  readonly killers: readonly string[];
  readonly exitCode: number;
  /** The same with `--strict`. */
  readonly strictExitCode: number;
}

/** What is needed of a run, whatever the mutant; the same plan serves all, since nothing of it is changed. */
export interface MutantHarness {
  readonly contract: Contract;
  readonly plan: readonly Case[];
}

/** Milliseconds for one exchange: portals that hang are waited for, so not long. */
const patience = (mutant: Mutant) => (mutant.level === 'network' ? 400 : 5_000);

function isBroken({ planned, judgement }: JudgedCase<Case>): boolean {
  return judgement.verdict === 'fail' || (planned.level === 'SHOULD' && judgement.verdict === 'lenient');
}

function exitCodeOf(cases: readonly JudgedCase<Case>[], strict: boolean): number {
  const verdicts: readonly { id: string; clause: string; level: Case['level']; verdict: Verdict }[] =
    cases.map(({ planned: { id, clause, level }, judgement }) => ({
      id,
      clause,
      level,
      verdict: judgement.verdict,
    }));
  const facts = { strict, whole: true, interrupted: false, ledger: null, today: '2026-01-01' };
  return conclude(verdicts, facts).exitCode;
}

/** Runs a plan against a portal with one deviation, in this process. */
export async function judgeMutant(mutant: Mutant, { contract, plan }: MutantHarness): Promise<MutantRun> {
  const began = performance.now();
  const counted = countFirings(mutant.make());
  const portal = await startPortal({ interceptors: [counted.interceptor] });
  try {
    const target = embeddedTarget(portal, { timeoutMs: patience(mutant), rate: null });
    const cases = await runPlan({ contract, target, cases: plan });
    const broken = cases.filter(isBroken);
    return {
      mutant,
      firings: counted.firings,
      requests: portal.requests,
      milliseconds: Math.round(performance.now() - began),
      broken: [...new Set(broken.map(({ planned }) => planned.clause))].sort(),
      killers: broken.map(({ planned }) => planned.id),
      exitCode: exitCodeOf(cases, false),
      strictExitCode: exitCodeOf(cases, true),
    };
  } finally {
    await portal.close();
  }
}
