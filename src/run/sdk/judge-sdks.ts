import { addressesOf, onlyAddress } from '../../contract/addresses.ts';
import { loadContract } from '../../contract/load-contract.ts';
import { writeReport } from '../../report/formats/write-report.ts';
import type { Report } from '../../report/model/report.ts';
import { chooseSubjects } from '../../sdk/choose-subjects.ts';
import { defaultMethod } from '../../settings/settings.ts';
import { runSdk } from './run-sdk.ts';
import { defaultSdkDirectory } from './sdk-run-request.ts';

/** What a program asks of a run of SDKs. */
export interface JudgeSdksOptions {
  /** Names of subjects, subject files, directories of working copies; every known SDK that is installed, unless given. */
  readonly subjects?: readonly string[];
  readonly method?: string;
  readonly edition?: string;
  /** Cases by id or clause, as `--only` takes them. */
  readonly only?: string;
  /** Whether to make the calls that take a minute or more. */
  readonly slow?: boolean;
  readonly strict?: boolean;
  /** A ledger in place of those that the subjects name. */
  readonly deviations?: string;
  /** Directory of the report, which is written there; {@link defaultSdkDirectory} unless given. */
  readonly out?: string;
  /** Longest time for one call in milliseconds. */
  readonly timeoutMs?: number;
  /** Where programs such as `python3` are looked for: `process.env.PATH`. The system's directories unless given. */
  readonly path?: string | undefined;
  /** Directory from which SDKs are looked for; the current one unless given. */
  readonly project?: string;
  readonly signal?: AbortSignal;
  /** Called as calls end. */
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Judges SDKs as the command `sdk` does, and writes the report.
 * @throws {SubjectError} where a subject is not there, {ContractError} where a subject file or a ledger is wrong
 */
export async function judgeSdks(options: JudgeSdksOptions = {}): Promise<Report> {
  const { subjects = [], out = defaultSdkDirectory, path = '/usr/local/bin:/usr/bin:/bin' } = options;
  const addresses = addressesOf(options.method ?? defaultMethod, options.edition ?? null);
  const report = await runSdk({
    contract: await loadContract(onlyAddress(addresses)),
    subjects: chooseSubjects(subjects),
    named: subjects.length > 0,
    only: options.only ?? null,
    earlier: new Map(),
    slow: options.slow ?? false,
    strict: options.strict ?? false,
    deviations: options.deviations ?? null,
    reportDir: out,
    timeoutMs: options.timeoutMs ?? null,
    path,
    project: options.project ?? process.cwd(),
    signal: options.signal ?? new AbortController().signal,
    progress: options.progress ?? (() => undefined),
  });
  await writeReport(report, out);
  return report;
}
