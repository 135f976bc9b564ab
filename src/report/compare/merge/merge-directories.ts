import { join, resolve } from 'node:path';
import { reportOfSubjects } from '../../make/report-of-subjects.ts';
import { groupedBy } from '../../model/grouped-by.ts';
import type { Report, ReportedSubject } from '../../model/report.ts';
import { MissingFooter, ReportError } from '../../model/report-error.ts';
import { clearSubjectFiles, copySubjectFile, evidencePath, ledgerPath } from '../../model/report-files.ts';
import { combineReports } from './combine-reports.ts';
import { hasFooter } from './has-footer.ts';
import { mergeShards } from './merge-shards.ts';
import { type NamedDirectory, type Source, sourcesOf } from './sources.ts';
import { subjectKeys } from './subject-keys.ts';
import { withKey } from './with-key.ts';

/** How a merge is made. */
export interface MergeOptions {
  readonly out: string;
  /** Evidence that is known to be incomplete may go in; the report says so. */
  readonly allowPartial: boolean;
}

/** Runs of the same name, kind, place and documents are shards of one run. */
function runMark({ subject: { kind, name, origin, documents } }: Source): string {
  const addresses = documents.map(({ method, edition }) => [method, edition]);
  return JSON.stringify([kind, name, origin, addresses]);
}

/** The report of a whole run; marked where not all that was asked for is there. */
async function wholeReport(source: Source, allowPartial: boolean): Promise<Report> {
  const { report, subject, evidence, directory } = source;
  if (!subject.partial && subject.missing === 0) return report;
  if (!allowPartial) {
    if (evidence !== null && !(await hasFooter(evidence))) throw new MissingFooter(evidence);
    const why = subject.partial ? 'the run was cut short' : `${subject.missing} cases left no evidence`;
    throw new ReportError(
      `The evidence is partial (${why}): ${directory}. --allow-partial merges it all the same.`,
    );
  }
  const cut: ReportedSubject = { ...subject, partial: true, exitCode: 130 };
  return reportOfSubjects({ ...report, subjects: [cut] });
}

function refuseOwnInput(directories: readonly NamedDirectory[], out: string): void {
  const same = directories.find(({ directory }) => resolve(directory) === resolve(out));
  if (same !== undefined)
    throw new ReportError(`--out is one of the directories to be merged. Name another: ${same.directory}`);
}

/**
 * Merges report directories, merged ones included: shards of one run become one subject, everything else stays a subject of
 * its own. The evidence and ledgers of all go to the directory `out`; the report is returned, and whoever asked
 * writes it there.
 *
 * @throws {ReportError} where a directory cannot be used, or directories cannot be put together.
 */
export async function mergeDirectories(
  directories: readonly NamedDirectory[],
  { out, allowPartial }: MergeOptions,
): Promise<Report> {
  refuseOwnInput(directories, out);
  const runs = [...groupedBy(await sourcesOf(directories), runMark).values()];
  const keys = subjectKeys(runs.map(([first]) => (first as Source).subject));
  clearSubjectFiles(out);
  const reports: Report[] = [];
  for (const [index, run] of runs.entries()) {
    const [first, ...others] = run as [Source, ...Source[]];
    const key = keys[index] ?? first.subject.key;
    const evidence = join(out, evidencePath(key));
    if (others.length > 0) reports.push(await mergeShards(run, evidence, key, allowPartial));
    else {
      reports.push(withKey(await wholeReport(first, allowPartial), key));
      copySubjectFile(first.evidence, evidence);
    }
    copySubjectFile(first.ledger, join(out, ledgerPath(key)));
  }
  return combineReports(reports);
}
