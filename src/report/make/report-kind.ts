import type { LedgerEntry } from '../../evaluate/baseline/ledger.ts';
import type { JudgeableCase, JudgedCase, Kind } from '../../evaluate/judge/judge.ts';
import type { TroubleSummary } from '../../evaluate/run-trouble.ts';
import type { RunWarning } from '../../evaluate/run-warnings.ts';
import type { EvidenceCase, EvidenceFooter } from '../evidence/evidence.ts';
import type { RunShape } from './repeat-line.ts';
import type { CaseDetails } from './reported-case.ts';
import type { ClauseText } from './reported-clause.ts';

/** What was read of an evidence file. */
export interface EvidenceRead {
  readonly footer: EvidenceFooter | null;
  /** The ids under which there is evidence. */
  readonly ids: ReadonlySet<string>;
  /** The run was cut short, or cases of it were lost. */
  readonly partial: boolean;
}

/** What differs between the reports of portals and those of SDKs. One object makes one report. */
export interface ReportKind<C extends JudgeableCase, O> {
  /** How the cases are judged. */
  readonly kind: Kind<C, O>;
  readonly clauses: readonly ClauseText[];
  /** SHA-256 of the plan. */
  readonly plan: string;
  /** The id under which the evidence of a case stands; null for a case that has none of its own. */
  evidenceId(planned: C): string | null;
  /** Shows each line of evidence to what counts over the whole run. */
  observe(line: EvidenceCase): void;
  /** What the report shows of a case. `readLine` reads its evidence, if there is some. */
  describe(judged: JudgedCase<C>, readLine: () => EvidenceCase | null, run: RunShape): CaseDetails;
  /** Why there is no evidence of a case. */
  missingReason(planned: C, read: EvidenceRead): string;
  /** The cases that were asked for and left no evidence. */
  missing(read: EvidenceRead): number;
  /** Whether all cases were asked for. */
  isWhole(read: EvidenceRead): boolean;
  /** Whether a run of all cases asks for every case that a ledger's entry may be about. */
  asksAllOf(entry: LedgerEntry): boolean;
  /** Why the run says little although it was whole. */
  runWarnings(read: EvidenceRead): readonly RunWarning[];
  /** What is to be said of the run beside its cases. */
  notes?(read: EvidenceRead): readonly string[];
  /** The trouble that requests met, where it is counted. */
  trouble(): TroubleSummary | null;
}
