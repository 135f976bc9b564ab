import { join } from 'node:path';
import { loadContracts } from '../contract/load-contract.ts';
import { appendEvidence } from '../report/evidence/evidence-file.ts';
import { makeReport } from '../report/make/make-report.ts';
import type { Report } from '../report/model/report.ts';
import { copySubjectFile, ledgerPath } from '../report/model/report-files.ts';
import { begunCases } from './begun-cases.ts';
import { followEvidence } from './follow-evidence.ts';
import { ledgerOf } from './ledger-of.ts';
import { unwritten } from './perform/evidence-guard.ts';
import type { RunHandover } from './start-run.ts';
import { writeRun } from './write-run.ts';

const lostReason =
  'Nothing is known of this case: the process that ran it ended before it had written its evidence. It was killed, was short of memory, or could not write.';

/** The end of a run that is judged while it is under way. */
export interface Conclusion {
  /**
   * Writes the footer of the run's evidence and the report. Cases among `asked` of which there is no evidence are lost, unless
   * the run was interrupted; where nobody knows which were asked for, those that have begun.
   */
  finish(interrupted: boolean, asked: readonly string[] | null): Promise<Report>;
}

/** Begins to judge the evidence of a run, as it is written: most of it is judged when the last case ends. */
export function beginConclusion({ terms, key, evidenceFile, begunFile }: RunHandover): Conclusion {
  const evidence = followEvidence(evidenceFile);
  const made = (async () => {
    const contract = await loadContracts(terms.addresses, { trusted: true });
    const { deviations, strict } = terms;
    const options = { contract, ledger: await ledgerOf(terms), deviations, strict, key };
    return makeReport(evidenceFile, options, evidence.lines);
  })();
  // Whoever finishes the run hears of it.
  made.catch(() => undefined);

  return {
    async finish(interrupted, asked) {
      await Promise.race([evidence.caughtUp(), made]);
      const lost = interrupted ? [] : (asked ?? begunCases(begunFile));
      const { requests } = evidence;
      const finishedAt = new Date().toISOString();
      try {
        for (const id of new Set(lost))
          if (!evidence.ids.has(id))
            appendEvidence(evidenceFile, { type: 'case', id, exchanges: [], lost: lostReason });
        appendEvidence(evidenceFile, { type: 'end', finishedAt, requests, interrupted });
      } catch (error) {
        throw unwritten(evidenceFile, error);
      }
      evidence.finish();
      const report = await made;
      copySubjectFile(terms.deviations, join(terms.reportDir, ledgerPath(key)));
      return writeRun(report, terms);
    },
  };
}
