import type { Clause, ClausePlace, DocumentedResponse, Level, Source } from '../../contract/contract.ts';
import type { DocumentNames } from '../../contract/documents.ts';
import type { TroubleSummary } from '../../evaluate/run-trouble.ts';
import type { RunWarning } from '../../evaluate/run-warnings.ts';
import type { Statement, Verdict } from '../../evaluate/verdict.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import type { HistoryPoint, SinceLastTime } from '../compare/history/history.ts';
import type { ReportedFinding } from '../make/reported-finding.ts';
import type { ReportedSurface, TimelinePoint } from '../sdk/reported-surface.ts';
import type { Proof } from './proof.ts';

/** How many cases got each verdict. */
export type Counts = Readonly<Record<Verdict, number>>;

/** One judged case, as every format of the report shows it. */
export interface ReportedCase {
  readonly id: string;
  /** Key of the subject. */
  readonly subject: string;
  readonly title: string;
  readonly clause: string;
  readonly level: Level;
  readonly verdict: Verdict;
  /** One sentence: why this verdict. Mandatory for `not-run`. */
  readonly reason: string;
  /** The responses that pass; empty where the clause is not about which response comes. */
  readonly prefers: readonly DocumentedResponse[];
  /** The responses that are tolerated (`lenient`). */
  readonly accepts: readonly DocumentedResponse[];
  readonly findings: readonly ReportedFinding[];
  /** What the verdict rests on. A run-wide case keeps only the exchanges its findings name. */
  readonly exchanges: readonly Exchange[];
  /** On a run-wide case: how many responses, or calls of an SDK, it judged. */
  readonly responsesJudged?: number;
  /** Where the ledger knows the case: its reason, since when, and until when. */
  readonly deviation?: {
    readonly reason: string;
    readonly since: string;
    readonly issue?: string;
    readonly expires?: string;
  };
  /** On a case of an SDK: what its caller sees. */
  readonly surface?: ReportedSurface;
  /** On a case of an SDK: its requests, in the order in which they came. */
  readonly timeline?: readonly TimelinePoint[];
  /** On a case of an SDK: what the same call gets by plain HTTP, in words, and whether the method's document lists it. */
  readonly raw?: { readonly response: string; readonly documented: boolean };
  /** Whose fault a broken promise is, by the raw call beside it. */
  readonly blame?: 'sdk' | 'portal' | 'docs';
  /** The command that repeats this case alone. */
  readonly repeat: string;
}

/** A clause as the document of one subject words it, with the verdicts of that subject's cases. */
export interface ReportedClause {
  /** Key of the subject. */
  readonly subject: string;
  readonly id: string;
  /** The method whose document has the clause. */
  readonly method: string;
  /** Whether it is asked of each method, or once of a portal, by calls of this method. */
  readonly asks: Clause['asks'];
  readonly level: Level;
  readonly says: string;
  readonly source: Source;
  /** The quoted lines of the source page, where it is one of ours. */
  readonly quote: string;
  /** The line of the document that defines the clause, where there is one. */
  readonly place?: ClausePlace;
  readonly counts: Counts;
  /** The worst verdict among the clause's cases. */
  readonly verdict: Verdict;
}

/** When a run was, and how much it sent. */
export interface RunFacts {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly durationMs: number;
  /** Requests really sent. */
  readonly requests: number;
  /** The trouble that requests met between the run and the portal. Absent where there was none. */
  readonly trouble?: TroubleSummary;
}

/** What was asked of a run. */
export interface ReportedOptions {
  readonly strict: boolean;
  readonly only: string | null;
  /** The ledger's file, as it was named. */
  readonly deviations: string | null;
  /** The history's file, as it was named. */
  readonly history: string | null;
}

/** Who is judged, by the words that every format shows. */
export interface SubjectName {
  readonly kind: 'portal' | 'sdk';
  readonly name: string;
  readonly origin: string;
}

/** What one run of one subject amounts to. */
export interface ReportedSubject extends SubjectName {
  /** Short, in kebab-case, and unique in its report. Its files are `evidence/KEY.ndjson` and `ledgers/KEY.yaml`. */
  readonly key: string;
  /** Present where it is an example or a control of the suite: a run of such subjects alone says nothing of any SDK. */
  readonly isExample?: true;
  /** The documents that it was judged by, at least one. */
  readonly documents: DocumentNames;
  /** SHA-256 of the plan; runs of equal plans can be compared case by case. */
  readonly plan: string;
  readonly statement: Statement;
  readonly exitCode: number;
  readonly partial: boolean;
  /** Cases that were asked for and left no evidence: those of another shard, or of the time after an interruption. */
  readonly missing: number;
  readonly counts: Counts;
  /** The only block in which two runs of the same portal differ. */
  readonly run: RunFacts;
  readonly options: ReportedOptions;
  /** The main reasons for the statement, worst first. */
  readonly reasons: readonly string[];
  /** MUST clauses that no case judged. */
  readonly unjudged: readonly string[];
  /** What is wrong with the ledger: expired entries and entries that match no case. */
  readonly ledgerProblems: readonly string[];
  /** Why the run says little although it was whole: all responses are of one kind. Absent where there is no such reason. */
  readonly runWarnings?: readonly RunWarning[];
}

/** The one model that all formats are written from: `report.json` is this object. A report is a list of subjects, one or many. */
export interface Report {
  readonly schemaVersion: 1;
  /** The worst statement among the subjects. */
  readonly statement: Statement;
  /** The worst exit code among the subjects. */
  readonly exitCode: number;
  /** Whether the run of any subject was cut short. */
  readonly partial: boolean;
  readonly suite: { readonly name: string; readonly version: string };
  /** One or more. */
  readonly subjects: readonly ReportedSubject[];
  /** Over all subjects. */
  readonly counts: Counts;
  /** Sentences on how the report came about that a reader must not miss: that it is partial, that its subjects are of several editions. */
  readonly notes?: readonly string[];
  /** What changed since the run before, one for each subject of which a history knows such a run. */
  readonly since?: readonly SinceLastTime[];
  /** Earlier runs of these subjects and, last, these runs themselves; oldest first. */
  readonly history?: readonly HistoryPoint[];
  /** What the report was made of; `report verify` computes it again. */
  readonly proof?: Proof;
  /** The clauses of each subject, subject by subject. */
  readonly clauses: readonly ReportedClause[];
  /** The cases of each subject, subject by subject. */
  readonly cases: readonly ReportedCase[];
}
