import type { Level } from '../../contract/contract.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import type { SdkRecord } from '../../sdk/sdk-record.ts';
import { judgeGeneratedByBaseline } from '../baseline/judge-generated-by-baseline.ts';
import { applyBaseline, type Ledger, type LedgerEntry } from '../baseline/ledger.ts';
import { covers, indexLedger } from '../baseline/ledger-index.ts';
import type { Judgement } from './judge-case.ts';
import type { RunWideCase } from './run-wide.ts';

/** What the judge needs to know of a case, whatever kind of subject it judges. */
export interface JudgeableCase {
  readonly id: string;
  readonly title: string;
  /** Id of the clause. */
  readonly clause: string;
  readonly level: Level;
  /** Present where the requests are generated: what such a case hits depends on its seed. */
  readonly generates?: object;
}

/** What a case left behind: its exchanges, or the reason why it was not run. */
export interface CaseEvidence {
  readonly exchanges: readonly Exchange[];
  readonly notRun?: string;
  /** Why nothing is known of a case that was to be run. */
  readonly lost?: string;
  /** In a run of an SDK: what the call left behind, beside the exchanges. */
  readonly sdk?: SdkRecord;
}

/** What differs between portals and SDKs: how a case is observed and judged. `C` is a case, `O` an observation. One object judges one run. */
export interface Kind<C extends JudgeableCase, O> {
  /** All cases in the order of the report, by what was observed so far. */
  plan(): readonly C[];
  /** The cases that the evidence under an id is about. */
  casesOf(evidenceId: string): readonly C[];
  /** Reads what a case left behind. */
  observe(planned: C, evidence: CaseEvidence): readonly O[];
  /** The judgement of a case that was left out, or whose evidence is lost, so that nothing is judged; null of any other. */
  notJudged(planned: C, evidence: CaseEvidence | null): Judgement | null;
  /** Judges a case by its own evidence. */
  judge(planned: C, evidence: CaseEvidence, observations: readonly O[]): Judgement;
  /** Starts to judge a case by the observations of the whole run; null for a case that is judged by its own evidence. */
  runWide(planned: C): RunWideCase<O> | null;
  /** What a case belongs to: a run-wide case judges the observations of cases that belong to the same. */
  partOf(planned: C): object;
  /** Whether a run-wide case of this kind sends requests of its own, without which it was not run. */
  readonly runWideCasesSend: boolean;
  /** What the whole run makes of each judgement in the end. */
  settle(): (judgement: Judgement) => Judgement;
}

/** A case with its judgement and the exchanges that explain it. */
export interface JudgedCase<C extends JudgeableCase> {
  readonly planned: C;
  readonly judgement: Judgement;
  readonly exchanges: readonly Exchange[];
  readonly entry: LedgerEntry | undefined;
  /** On a run-wide case: how many responses, or calls of an SDK, it judged. */
  readonly responsesJudged?: number;
}

/** What a judge must know beside the evidence. */
export interface Baseline {
  readonly ledger: Ledger | null;
  /** ISO date, for entries that expire. */
  readonly today: string;
}

/** Judges the cases of one run as they end, and again, all of them, at its end. */
export interface Judge<C extends JudgeableCase> {
  /** Takes a case's evidence and judges it by what is known until now. */
  take(planned: C, evidence: CaseEvidence): JudgedCase<C>;
  /**
   * Every case of the plan; those without evidence are `not-run`. The judge keeps no exchanges, so that a long run fits
   * into memory: `exchangesOf` is called for those of a case when somebody reads them.
   */
  conclude(
    missing: (planned: C) => string,
    exchangesOf: (planned: C) => readonly Exchange[],
  ): readonly JudgedCase<C>[];
}

/** The judgement that a case was not run. */
export function notRun(reason: string): Judgement {
  return { verdict: 'not-run', reason, findings: [] };
}

/** Starts judging a run. Pure but for its memory: the same evidence in the same order gives the same judgements. */
export function createJudge<C extends JudgeableCase, O>(
  kind: Kind<C, O>,
  { ledger, today }: Baseline,
): Judge<C> {
  const plan = kind.plan();
  const entries = indexLedger(ledger);
  const clauses = new Map(plan.map(({ id, clause }) => [id, clause]));
  const runWide = new Map(
    plan.flatMap((planned) => {
      const started = kind.runWide(planned);
      return started === null ? [] : [[planned.id, { started, part: kind.partOf(planned) }] as const];
    }),
  );
  const judged = new Map<string, JudgedCase<C>>();
  const lost = new Set<string>();

  /** The entries that a generated case may deviate by: of cases of its clause, and of patterns that cover it. */
  function entriesNear({ id, clause }: C): readonly LedgerEntry[] {
    return (ledger?.entries ?? []).filter((entry) => clauses.get(entry.case) === clause || covers(entry, id));
  }

  function byBaseline(
    planned: C,
    judgement: Judgement,
    exchanges: readonly Exchange[],
  ): Pick<JudgedCase<C>, 'judgement' | 'entry'> {
    if (planned.generates !== undefined)
      return {
        judgement: judgeGeneratedByBaseline(judgement, entriesNear(planned), exchanges, today),
        entry: undefined,
      };
    const entry = entries.entryFor(planned.id, judgement, exchanges);
    return { judgement: applyBaseline(judgement, entry, exchanges, today), entry };
  }

  function judgedRunWide(
    planned: C,
    started: RunWideCase<O>,
    settle = (judgement: Judgement) => judgement,
  ): JudgedCase<C> {
    const { judgement, exchanges, responsesJudged } = started.judge();
    const { entry, ...known } = byBaseline(planned, judgement, exchanges);
    return { planned, judgement: settle(known.judgement), entry, exchanges, responsesJudged };
  }

  function leftOut(planned: C, evidence: CaseEvidence | null): JudgedCase<C> | null {
    const judgement = kind.notJudged(planned, evidence);
    return judgement === null ? null : { planned, judgement, exchanges: [], entry: undefined };
  }

  function concluded(
    planned: C,
    settle: (judgement: Judgement) => Judgement,
    exchangesOf: (planned: C) => readonly Exchange[],
  ): JudgedCase<C> | null {
    const known = judged.get(planned.id);
    const started = runWide.get(planned.id)?.started;
    if (started !== undefined && !lost.has(planned.id) && (known !== undefined || !kind.runWideCasesSend))
      return leftOut(planned, null) ?? judgedRunWide(planned, started, settle);
    if (known === undefined) return leftOut(planned, null);
    return {
      ...known,
      judgement: settle(known.judgement),
      get exchanges() {
        return known.judgement.verdict === 'not-run' ? [] : exchangesOf(planned);
      },
    };
  }

  return {
    take(planned, evidence) {
      const observations = kind.observe(planned, evidence);
      const own = kind.partOf(planned);
      for (const { started, part } of runWide.values())
        if (part === own) for (const one of observations) started.observe(one);
      if (evidence.lost !== undefined) lost.add(planned.id);
      const started = runWide.get(planned.id)?.started;
      const { exchanges } = evidence;
      const result =
        leftOut(planned, evidence) ??
        (started === undefined
          ? {
              planned,
              ...byBaseline(planned, kind.judge(planned, evidence, observations), exchanges),
              exchanges,
            }
          : judgedRunWide(planned, started));
      judged.set(planned.id, { ...result, exchanges: [] });
      return result;
    },
    conclude(missing, exchangesOf) {
      const settle = kind.settle();
      return kind.plan().map(
        (planned) =>
          concluded(planned, settle, exchangesOf) ?? {
            planned,
            judgement: notRun(missing(planned)),
            exchanges: [],
            entry: undefined,
          },
      );
    },
  };
}
