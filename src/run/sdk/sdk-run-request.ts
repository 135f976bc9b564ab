import type { Contract } from '../../contract/contract.ts';
import type { CaseRun } from '../../sdk/case-run.ts';
import type { Handshake } from '../../sdk/perform-handshake.ts';
import type { Subject } from '../../sdk/subject.ts';

/** Where the report of a run of SDKs goes unless told otherwise. */
export const defaultSdkDirectory = 'reports/sdk';

/** What a run of SDKs is asked. */
export interface SdkRunRequest {
  readonly contract: Contract;
  readonly subjects: readonly Subject[];
  /** Whether a person named the subjects. Where nobody did, an SDK that two subjects find is judged once. */
  readonly named: boolean;
  readonly only: string | null;
  /** Verdicts of an earlier run by case id, for `--only verdict:…`. */
  readonly earlier: ReadonlyMap<string, string>;
  readonly slow: boolean;
  readonly strict: boolean;
  /** A ledger in place of those that the subjects name. */
  readonly deviations: string | null;
  readonly reportDir: string;
  /** Longest time for one case in milliseconds; null for what each scenario says. */
  readonly timeoutMs: number | null;
  readonly path: string;
  /** The directory where the command runs. */
  readonly project: string;
  readonly signal: AbortSignal;
  /** Called as cases end. */
  readonly progress: (done: number, total: number) => void;
}

/** One subject's share of a run. */
export interface SubjectRun {
  readonly subject: Subject;
  readonly key: string;
  readonly handshake: Handshake;
  readonly runs: readonly CaseRun[];
  readonly evidenceFile: string;
  readonly ledgerFile: string | null;
  nextExchange: number;
  requests: number;
}
