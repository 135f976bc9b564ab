import type { DocumentNames } from '../../contract/documents.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import type { SdkRecord, SdkSubjectFacts } from '../../sdk/sdk-record.ts';

/** How the documents of a run were asked for, as the command line takes it. */
export interface AskedDocuments {
  /** Names and patterns of methods. */
  readonly methods: string;
  readonly edition: string | null;
}

/** First line of an evidence file: what was run, against what, and how. */
export interface EvidenceHeader {
  readonly type: 'run';
  readonly schemaVersion: 1;
  readonly suite: { readonly name: string; readonly version: string };
  /** The documents that it is judged by, one for each method. */
  readonly documents: DocumentNames;
  readonly subject: { readonly kind: 'portal' | 'sdk'; readonly name: string; readonly origin: string };
  /** What the target offered: credential kinds and dialog roles. Decides which cases could run. */
  readonly capabilities: readonly string[];
  /** In a run of a portal: SHA-256 (hex) of the plan, by which every process of the run knows that it has the same. */
  readonly plan?: string;
  readonly options: {
    readonly strict: boolean;
    readonly only: string | null;
    readonly repeat: number | null;
    /** Missing in evidence of before there were generated requests. */
    readonly fuzz?: number;
    readonly seed?: number;
    /** In a run of several methods: how they were asked for, which is shorter than their names. */
    readonly asked?: AskedDocuments;
    /** The verdicts of an earlier run by case id, where `only` selects by them. */
    readonly earlier?: Readonly<Record<string, string>>;
    /** Where the run is one part of several: which one (from 1), and of how many. */
    readonly shard?: { readonly current: number; readonly total: number };
    /** In a run of an SDK: the ledger that was named for all subjects. */
    readonly deviations?: string | null;
    /** In a run of an SDK: whether the slow cases were asked for. */
    readonly slow?: boolean;
  };
  /** In a run of an SDK: what it says of itself. */
  readonly sdk?: SdkSubjectFacts;
  /** In evidence of traffic that somebody recorded: what it was read from. */
  readonly traffic?: { readonly source: 'har' | 'ndjson' | 'proxy' };
  readonly run: {
    readonly id: string;
    readonly startedAt: string;
    /** Where the file was put together from shards: the ids of their runs. */
    readonly shards?: readonly string[];
  };
}

/** One case, written as it ends: the facts, no verdict. */
export interface EvidenceCase {
  readonly type: 'case';
  readonly id: string;
  readonly exchanges: readonly Exchange[];
  /** Why nothing was sent, where nothing was. */
  readonly notRun?: string;
  /** Why nothing is known of a case that was to be run: the process that ran it ended before it had written. */
  readonly lost?: string;
  /** On a case of an SDK: what the call left behind, beside the exchanges. */
  readonly sdk?: SdkRecord;
}

/** Requests that a run which was ended had sent for cases that it did not finish: what reached the portal. Nothing is judged by them. */
export interface EvidenceSent {
  readonly type: 'sent';
  readonly exchanges: readonly Exchange[];
}

/** Last line. Without it a file is partial. */
export interface EvidenceFooter {
  readonly type: 'end';
  readonly finishedAt: string;
  /** Requests really sent, confirmations included. */
  readonly requests: number;
  /** True where the run was cut and whoever wrote this still could. */
  readonly interrupted: boolean;
  /** In evidence of traffic: what was not judged, and why. */
  readonly notes?: readonly string[];
}

/** A line of an evidence file. */
export type EvidenceLine = EvidenceHeader | EvidenceCase | EvidenceSent | EvidenceFooter;

/** The verdicts that `--only verdict:…` of a run is about. */
export function earlierVerdicts({ earlier = {} }: EvidenceHeader['options']): ReadonlyMap<string, string> {
  return new Map(Object.entries(earlier));
}
