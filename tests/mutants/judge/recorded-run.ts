import { join } from 'node:path';
import type { Contract } from '../../../src/contract/contract.ts';
import { specDirectory } from '../../../src/contract/editions.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { loadLedger } from '../../../src/evaluate/baseline/load-ledger.ts';
import { conclude } from '../../../src/evaluate/conclude.ts';
import type { JudgedCase } from '../../../src/evaluate/judge/judge.ts';
import { createPortalJudge } from '../../../src/evaluate/judge/portal-kind.ts';
import type { Exchange } from '../../../src/exchange/record/exchange.ts';
import type { Case } from '../../../src/plan/case.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';

/** What a run amounts to, in the words that the tests of mutants and generations use. */
export interface RunConclusion {
  readonly statement: string;
  readonly exitCode: number;
  /** MUST clauses that fail, and SHOULD clauses that are not followed. */
  readonly broken: readonly string[];
  readonly verdicts: readonly string[];
}

/** Evidence of one run that was recorded once, and what it must amount to. */
export interface RecordedRun {
  readonly name: string;
  readonly edition: string;
  /** Name of the ledger in `spec/deviations`. */
  readonly ledger: string | null;
  readonly evidence: readonly (readonly [id: string, exchanges: readonly Exchange[]])[];
  readonly expected: RunConclusion;
}

const plans = new Map<string, Promise<{ contract: Contract; plan: readonly Case[] }>>();

/** Contract and plan of an edition, made once. */
export function planOf(edition: string): Promise<{ contract: Contract; plan: readonly Case[] }> {
  const known =
    plans.get(edition) ??
    loadContract({ method: 'im.dialog.writing', edition, trusted: true }).then((contract) => ({
      contract,
      plan: makePlan(contract),
    }));
  plans.set(edition, known);
  return known;
}

/** Judges a recorded run again. */
export async function judgeRun(run: Omit<RecordedRun, 'expected'>): Promise<readonly JudgedCase<Case>[]> {
  const { contract, plan } = await planOf(run.edition);
  const byId = new Map(run.evidence);
  const cases = plan.filter(({ id }) => byId.has(id));
  const ledger =
    run.ledger === null
      ? null
      : loadLedger(join(specDirectory(), 'deviations', `${run.ledger}.yaml`), [
          { method: 'im.dialog.writing', edition: run.edition },
        ]);
  const judge = createPortalJudge({ contract, plan: cases, selection: null, ledger, today: '2026-11-22' });
  for (const planned of cases) judge.take(planned, { exchanges: byId.get(planned.id) ?? [] });
  return judge.conclude(
    () => 'Not run.',
    ({ id }) => byId.get(id) ?? [],
  );
}

/** Judges a recorded run again and says what it amounts to. */
export async function concludeRun(run: Omit<RecordedRun, 'expected'>): Promise<RunConclusion> {
  const judged = await judgeRun(run);
  const cases = judged.map(({ planned, judgement }) => ({ ...planned, verdict: judgement.verdict }));
  const broken = cases.filter(
    ({ verdict, level }) => verdict === 'fail' || (level === 'SHOULD' && verdict === 'lenient'),
  );
  const facts = { strict: false, whole: false, interrupted: false, ledger: null, today: '2026-11-22' };
  const { statement, exitCode } = conclude(cases, facts);
  return {
    statement,
    exitCode,
    broken: [...new Set(broken.map(({ clause }) => clause))].sort(),
    verdicts: [...new Set(cases.map(({ verdict }) => verdict))].sort(),
  };
}
