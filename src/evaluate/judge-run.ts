import type { Contract } from '../contract/contract.ts';
import type { Exchange } from '../exchange/record/exchange.ts';
import type { Case } from '../plan/case.ts';
import type { Selection } from '../plan/select-cases.ts';
import { createCrossingWatch, withoutAccusation } from './crossed-responses.ts';
import { type Judgement, judgeCase } from './judge-case.ts';
import { judgeGeneratedByBaseline } from './judge-generated-by-baseline.ts';
import { applyBaseline, type Ledger, type LedgerEntry } from './ledger.ts';
import { covers, indexLedger } from './ledger-index.ts';
import { createRunWideJudge } from './run-wide.ts';

/** A case with its judgement and the exchanges that explain it. */
export interface JudgedCase {
  readonly planned: Case;
  readonly judgement: Judgement;
  readonly exchanges: readonly Exchange[];
  readonly entry: LedgerEntry | undefined;
  /** On a case that watches the whole run: how many responses it looked at. */
  readonly watched?: number;
}

/** What a case left behind: its exchanges, or the reason why it was not run. */
export interface CaseEvidence {
  readonly exchanges: readonly Exchange[];
  readonly notRun?: string;
  /** Why nothing is known of a case that was to be run. */
  readonly lost?: string;
}

/** What a judge must know beside the evidence. */
export interface JudgeOptions {
  readonly contract: Contract;
  readonly plan: readonly Case[];
  readonly selection: Selection | null;
  readonly ledger: Ledger | null;
  /** ISO date, for entries that expire. */
  readonly today: string;
}

/** Judges the cases of one run as they end, and again, all of them, at its end. */
export interface RunJudge {
  /** Takes a case's evidence and judges it by what is known until now. */
  take(planned: Case, evidence: CaseEvidence): JudgedCase;
  /**
   * Every case of the plan; those without evidence are `not-run`. The judge keeps no exchanges, so that a long run fits
   * into memory: `exchangesOf` is asked for those of a case when somebody looks at them.
   */
  conclude(
    missing: (planned: Case) => string,
    exchangesOf: (planned: Case) => readonly Exchange[],
  ): readonly JudgedCase[];
}

function notRun(planned: Case, reason: string, asked: boolean): JudgedCase {
  const judgement = { verdict: asked ? 'inconclusive' : 'not-run', reason, findings: [] } as const;
  return { planned, judgement, exchanges: [], entry: undefined };
}

/** Starts judging a run. Pure but for its memory: the same evidence in the same order gives the same judgements. */
export function createRunJudge({ contract, plan, selection, ledger, today }: JudgeOptions): RunJudge {
  const watcher = createRunWideJudge(contract, plan);
  const judged = new Map<string, JudgedCase>();
  const lost = new Set<string>();
  const crossing = createCrossingWatch();
  const entries = indexLedger(ledger);
  const clauses = new Map(plan.map(({ id, clause }) => [id, clause]));
  /** The entries that a generated case may deviate by: of cases of its clause, and of patterns that cover it. */
  const entriesNear = ({ id, clause }: Case) =>
    (ledger?.entries ?? []).filter((entry) => clauses.get(entry.case) === clause || covers(entry, id));

  const judge = (planned: Case, evidence: CaseEvidence): JudgedCase => {
    if (evidence.notRun !== undefined)
      return notRun(planned, evidence.notRun, selection?.names(planned.id) ?? false);
    if (evidence.lost !== undefined)
      return {
        planned,
        judgement: { verdict: 'infra', reason: evidence.lost, findings: [] },
        exchanges: [],
        entry: undefined,
      };
    if (planned.watch !== undefined) {
      const { judgement, exchanges, watched } = watcher.judge(planned);
      const entry = entries.entryFor(planned.id, judgement, exchanges);
      return {
        planned,
        judgement: applyBaseline(judgement, entry, exchanges, today),
        exchanges,
        entry,
        watched,
      };
    }
    const { exchanges } = evidence;
    const judgement = judgeCase(contract, planned, exchanges);
    if (planned.generates !== undefined) {
      const weighed = judgeGeneratedByBaseline(judgement, entriesNear(planned), exchanges, today);
      return { planned, judgement: weighed, exchanges, entry: undefined };
    }
    const entry = entries.entryFor(planned.id, judgement, exchanges);
    return { planned, judgement: applyBaseline(judgement, entry, exchanges, today), exchanges, entry };
  };

  return {
    take(planned, evidence) {
      watcher.observe(planned, evidence.exchanges);
      crossing.observe(evidence.exchanges);
      if (evidence.lost !== undefined) lost.add(planned.id);
      const result = judge(planned, evidence);
      judged.set(planned.id, { ...result, exchanges: [] });
      return result;
    },
    conclude(missing, exchangesOf) {
      const isCrossed = crossing.isCrossed();
      const settled = (judgement: Judgement) => (isCrossed ? withoutAccusation(judgement) : judgement);
      return plan.map((planned) => {
        const known = judged.get(planned.id);
        if (known === undefined) return notRun(planned, missing(planned), false);
        if (planned.watch === undefined || lost.has(planned.id)) {
          return {
            ...known,
            judgement: settled(known.judgement),
            get exchanges() {
              return exchangesOf(planned);
            },
          };
        }
        const watched = judge(planned, { exchanges: [] });
        return { ...watched, judgement: settled(watched.judgement) };
      });
    },
  };
}
