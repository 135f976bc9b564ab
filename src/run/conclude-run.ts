import { join } from 'node:path';
import { joinedAddress } from '../contract/addresses.ts';
import { loadContract } from '../contract/load-contract.ts';
import { appendEvidence } from '../report/evidence/evidence-file.ts';
import { evidenceLines } from '../report/evidence/read-evidence.ts';
import { requestsSent } from '../report/evidence/requests-sent.ts';
import { makeReport } from '../report/make/make-report.ts';
import type { Report } from '../report/model/report.ts';
import { copySubjectFile, ledgerPath } from '../report/model/report-files.ts';
import { begunCases } from './begun-cases.ts';
import { ledgerOf } from './ledger-of.ts';
import type { RunHandover } from './start-run.ts';
import { writeRun } from './write-run.ts';

const lostReason =
  'Nothing is known of this case: the process that ran it ended before it had written its evidence. It was killed, or was short of memory.';

async function noteLostCases(evidenceFile: string, asked: readonly string[]): Promise<void> {
  const known = new Set<string>();
  for await (const line of evidenceLines(evidenceFile)) if (line.type === 'case') known.add(line.id);
  for (const id of new Set(asked))
    if (!known.has(id)) appendEvidence(evidenceFile, { type: 'case', id, exchanges: [], lost: lostReason });
}

/**
 * Writes the footer of a run's evidence and the report. Cases among `asked` of which there is no evidence are lost, unless the
 * run was interrupted.
 */
export async function concludeRun(
  { terms, key, evidenceFile, begunFile }: RunHandover,
  interrupted: boolean,
  asked: readonly string[] | null,
): Promise<Report> {
  const contract = await loadContract({ ...joinedAddress(terms.addresses), trusted: true });
  if (!interrupted) await noteLostCases(evidenceFile, asked ?? begunCases(begunFile));
  const requests = await requestsSent(evidenceFile);
  appendEvidence(evidenceFile, { type: 'end', finishedAt: new Date().toISOString(), requests, interrupted });
  const report = await makeReport(evidenceFile, {
    contract,
    ledger: await ledgerOf(terms),
    deviations: terms.deviations,
    strict: terms.strict,
    key,
  });
  copySubjectFile(terms.deviations, join(terms.reportDir, ledgerPath(key)));
  return writeRun(report, terms);
}
