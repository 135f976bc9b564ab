import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../contract/contract.ts';
import { ContractError } from '../contract/contract-error.ts';
import { loadContract } from '../contract/load-contract.ts';
import { missingChecks } from '../evaluate/all-checks.ts';
import type { Ledger } from '../evaluate/ledger.ts';
import { loadLedger } from '../evaluate/load-ledger.ts';
import type { Target } from '../exchange/target/target.ts';
import { readHistory } from '../report/compare/history/history-file.ts';
import { copyLedger } from '../report/model/copy-ledger.ts';
import { appendEvidence, evidenceFileName, startEvidence } from '../report/model/evidence-file.ts';
import { makeReport } from '../report/model/make-report.ts';
import type { Report } from '../report/model/report.ts';
import { requestsSent } from '../report/model/requests-sent.ts';
import type { Settings } from '../settings/settings.ts';
import { evidenceHeader } from './evidence-header.ts';
import { prepareTarget } from './prepare-target.ts';
import { type RunRequest, type RunTerms, termsOf, withTimeout } from './run-request.ts';
import { writeRun } from './write-run.ts';

/** What the process that starts a run tells those that carry it out. It holds secrets: it travels in the environment only. */
export interface RunHandover {
  readonly target: Target;
  readonly terms: RunTerms;
  readonly evidenceFile: string;
  readonly today: string;
}

/** The environment variable of the handover. */
export const handoverVariable = 'CONFORMANCE_RUN';

/** A run that has begun: the target is ready and the evidence has its header. */
export interface StartedRun {
  readonly handover: RunHandover;
  readonly notes: readonly string[];
  /** Ends the run: footer, report files, target released. */
  finish(interrupted: boolean): Promise<Report>;
}

/** The ledger that terms name, if they name one. */
export function ledgerOf({ deviations, edition }: Pick<RunTerms, 'deviations' | 'edition'>): Ledger | null {
  return deviations === null ? null : loadLedger(deviations, edition);
}

/** A clause that asks for a check nobody wrote would never be judged. */
function refuseMissingChecks(contract: Contract): void {
  const missing = missingChecks(contract);
  if (missing.length === 0) return;
  const message = `No check is named ${missing.join(', ')}. The checks are in src/evaluate/checks/portal/.`;
  throw new ContractError([
    { file: `spec/methods/${contract.method}.yaml`, line: 1, column: 1, pointer: '/x-clauses', message },
  ]);
}

async function conclude(
  contract: Contract,
  { terms, evidenceFile }: RunHandover,
  earlier: RunRequest['earlier'],
  interrupted: boolean,
): Promise<Report> {
  const requests = await requestsSent(evidenceFile);
  appendEvidence(evidenceFile, { type: 'end', finishedAt: new Date().toISOString(), requests, interrupted });
  const report = await makeReport(evidenceFile, {
    contract,
    ledger: ledgerOf(terms),
    deviations: terms.deviations,
    strict: terms.strict,
    earlier: new Map(Object.entries(earlier)),
  });
  copyLedger(terms.reportDir, terms.deviations);
  return writeRun(report, terms);
}

/** Begins a run: reads the contract and the ledger, has the target prepared, writes the evidence's header. */
export async function startRun(
  request: RunRequest,
  settings: Settings,
  prepare = prepareTarget,
): Promise<StartedRun> {
  const terms = termsOf(request, settings);
  const contract = await loadContract({ edition: terms.edition, trusted: request.validated });
  refuseMissingChecks(contract);
  ledgerOf(terms);
  if (terms.history !== null) readHistory(terms.history);
  mkdirSync(terms.reportDir, { recursive: true });
  const { target, notes, release } = await prepare(withTimeout(settings, request), terms.edition);
  const header = evidenceHeader(contract, target, {
    strict: terms.strict,
    only: terms.only,
    repeat: terms.repeat,
    fuzz: terms.fuzz,
    seed: terms.seed,
  });
  const evidenceFile = join(terms.reportDir, evidenceFileName);
  startEvidence(evidenceFile, header);
  const handover: RunHandover = { target, terms, evidenceFile, today: header.run.startedAt.slice(0, 10) };
  return {
    handover,
    notes,
    async finish(interrupted) {
      await release();
      return conclude(contract, handover, request.earlier, interrupted);
    },
  };
}
