import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContract, loadContracts } from '../../../../src/contract/load-contract.ts';
import { loadLedger } from '../../../../src/evaluate/baseline/load-ledger.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import type { EvidenceLine } from '../../../../src/report/evidence/evidence.ts';
import { reportJson } from '../../../../src/report/formats/report-json.ts';
import { writeReport } from '../../../../src/report/formats/write-report.ts';
import { makeReport } from '../../../../src/report/make/make-report.ts';
import type { Report } from '../../../../src/report/model/report.ts';
import { copySubjectFile, evidencePath, ledgerPath } from '../../../../src/report/model/report-files.ts';
import { subjectKey } from '../../../../src/report/model/subject-key.ts';
import { embeddedTarget } from '../../../../src/run/embedded-target.ts';
import { runPlan } from '../../../../src/run/run-plan.ts';
import { breaking } from '../../../mutants/breaking.ts';

/** Cases of every kind that a report tells of: plain ones, generated ones, and run-wide checks. */
const someCases = [
  ...['accepts-*', 'chat-id-*', 'dialog-id-*', 'access-denied', 'no-leak', 'name-case'],
  ...['success-result', 'error-shape', 'unknown-members', 'answer-time', 'same-again/every-repeat'],
].join();

/** Runs a good part of the plan against a portal and keeps the evidence. */
export async function gatherEvidence(
  file: string,
  options: { readonly mutant?: string; readonly edition?: string } = {},
): Promise<void> {
  const { mutant, edition = '2024-12' } = options;
  const contract = await loadContract({ method: 'im.dialog.writing', edition, trusted: true });
  const generation = edition === '2024-12' ? 'founding' : edition;
  const portal = await startPortal({ generation, ...(mutant === undefined ? {} : breaking(mutant)) });
  try {
    await runPlan({
      contract,
      target: embeddedTarget(portal, { timeoutMs: 5_000, rate: null }),
      evidenceFile: file,
      only: someCases,
      fuzz: 5,
    });
  } finally {
    await portal.close();
  }
}

/** The lines of an evidence file. */
export function linesOf(file: string): EvidenceLine[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as EvidenceLine);
}

/** Writes evidence changed line by line; a line that becomes null is left out. */
export function writeLines(
  file: string,
  lines: readonly EvidenceLine[],
  change: (line: EvidenceLine) => EvidenceLine | null = (line) => line,
): void {
  const kept = lines.flatMap((line) => change(line) ?? []);
  writeFileSync(file, kept.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** Makes a report directory of an evidence file, as a run leaves it; of the formats only `report.json`, unless `all` are asked for. */
export async function reportDirectory(
  directory: string,
  evidence: string,
  ledger: string | null = null,
  all = false,
): Promise<Report> {
  const [header] = linesOf(evidence);
  if (header?.type !== 'run') throw new Error('Evidence begins with its header.');
  const key = subjectKey(header.subject.name);
  const own = join(directory, evidencePath(key));
  copySubjectFile(evidence, own);
  const { documents } = header;
  const report = await makeReport(own, {
    contract: await loadContracts(documents, { trusted: true }),
    ledger: ledger === null ? null : loadLedger(ledger, documents),
    deviations: ledger,
    strict: header.options.strict,
  });
  copySubjectFile(ledger, join(directory, ledgerPath(key)));
  if (all) await writeReport(report, directory);
  else writeFileSync(join(directory, 'report.json'), [...reportJson(report)].join(''));
  return report;
}

/** Evidence of one shard of a run: its own run id, its own cases, its exchanges counted from 1. */
export function shardLines(
  lines: readonly EvidenceLine[],
  id: string,
  isMine: (caseId: string, index: number) => boolean,
): readonly EvidenceLine[] {
  const numbers = new Map<number, number>();
  const numberOf = (one: number) => {
    if (!numbers.has(one)) numbers.set(one, numbers.size + 1);
    return numbers.get(one) ?? one;
  };
  let index = -1;
  return lines.flatMap((line): EvidenceLine[] => {
    if (line.type === 'run') return [{ ...line, run: { ...line.run, id } }];
    if (line.type === 'end') return [{ ...line, requests: numbers.size }];
    index += 1;
    if (line.type === 'case' && !isMine(line.id, index)) return [];
    return [{ ...line, exchanges: line.exchanges.map((one) => ({ ...one, id: numberOf(one.id) })) }];
  });
}
