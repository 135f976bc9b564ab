import type { Finding } from '../check/finding.ts';
import type { Statement, Verdict } from '../check/verdict.ts';
import type { DocumentedAnswer, Level, Source } from '../contract/contract.ts';
import type { Exchange } from '../exchange/exchange.ts';

/** How many cases got each verdict. */
export type Counts = Readonly<Record<Verdict, number>>;

/** One judged case, as every format of the report shows it. */
export interface ReportedCase {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  readonly level: Level;
  readonly verdict: Verdict;
  /** One sentence: why this verdict. Mandatory for `not-run`. */
  readonly reason: string;
  /** The answers that pass; empty where the clause is not about which answer comes. */
  readonly prefers: readonly DocumentedAnswer[];
  /** The answers that are tolerated (`lenient`). */
  readonly accepts: readonly DocumentedAnswer[];
  readonly findings: readonly Finding[];
  /** What the verdict rests on. A case that watches the whole run keeps only the exchanges its findings name. */
  readonly exchanges: readonly Exchange[];
  /** On a case that watches answers of the whole run: how many it looked at. */
  readonly watched?: number;
  /** Where the ledger knows the case: its reason, since when, and until when. */
  readonly deviation?: {
    readonly reason: string;
    readonly since: string;
    readonly issue?: string;
    readonly expires?: string;
  };
  /** The command that repeats this case alone. */
  readonly repeat: string;
}

/** A clause with the verdicts of its cases. */
export interface ReportedClause {
  readonly id: string;
  readonly level: Level;
  readonly says: string;
  readonly source: Source;
  /** The quoted lines of the source page, where it is one of ours. */
  readonly quote: string;
  readonly counts: Counts;
  /** The worst verdict among the clause's cases. */
  readonly verdict: Verdict;
}

/** The one model all formats are written from: `report.json` is this object. */
export interface Report {
  readonly schemaVersion: 1;
  readonly statement: Statement;
  readonly exitCode: number;
  readonly partial: boolean;
  readonly suite: { readonly name: string; readonly version: string };
  readonly contract: { readonly method: string; readonly edition: string; readonly sha256: string };
  readonly subject: { readonly kind: 'portal' | 'sdk'; readonly name: string; readonly origin: string };
  /** The only member in which two runs of the same portal differ. */
  readonly run: {
    readonly id: string;
    readonly startedAt: string;
    readonly finishedAt: string;
    readonly durationMs: number;
    readonly requests: number;
  };
  readonly options: {
    readonly strict: boolean;
    readonly only: string | null;
    readonly deviations: string | null;
  };
  readonly counts: Counts;
  /** The main reasons for the statement, worst first. */
  readonly reasons: readonly string[];
  /** MUST clauses that no case judged. */
  readonly unjudged: readonly string[];
  /** What is wrong with the ledger: expired entries and entries that match no case. */
  readonly ledgerProblems: readonly string[];
  readonly clauses: readonly ReportedClause[];
  readonly cases: readonly ReportedCase[];
}
