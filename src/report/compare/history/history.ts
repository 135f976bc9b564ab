import type { Statement, Verdict } from '../../../evaluate/verdict.ts';
import type { Counts } from '../../model/report.ts';

/** One run of one subject, as the history file keeps it and a sparkline shows it. */
export interface HistoryPoint {
  /** Key of the subject in the report that shows the point. */
  readonly subject: string;
  readonly run: { readonly id: string; readonly startedAt: string };
  readonly suite: string;
  readonly statement: Statement;
  readonly partial: boolean;
  readonly counts: Counts;
  /** The worst verdict of each clause, by clause id. */
  readonly clauses: Readonly<Record<string, Verdict>>;
}

/** A case whose verdict is another than last time; null where there is, or was, no such case. */
export interface VerdictChange {
  readonly id: string;
  readonly clause: string;
  readonly before: Verdict | null;
  readonly now: Verdict | null;
}

/** Changed cases by what the change means. */
export interface CaseChanges {
  /** Seen good then, red now. */
  readonly regressed: readonly VerdictChange[];
  /** Red then, or known to deviate; seen good now. */
  readonly fixed: readonly VerdictChange[];
  /** Not judged then (not run, not seen, not decided), judged now, whether good or bad. */
  readonly newlyJudged: readonly VerdictChange[];
  /** Another verdict, in none of the senses above. */
  readonly changed: readonly VerdictChange[];
  /** Cases that the earlier run did not have. */
  readonly new: readonly VerdictChange[];
  /** Cases that only the earlier run had. */
  readonly gone: readonly VerdictChange[];
}

/** "Since last time": a subject now, beside the run before. */
export interface SinceLastTime extends CaseChanges {
  /** Key of the subject. */
  readonly subject: string;
  readonly previous: {
    readonly run: { readonly id: string; readonly startedAt: string };
    readonly statement: Statement;
  };
  /** Whether both runs had the same plan; if not, cases may be new or gone for that reason alone. */
  readonly samePlan: boolean;
}
