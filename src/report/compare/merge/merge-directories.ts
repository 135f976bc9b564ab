import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { evidenceFileName } from '../../model/evidence-file.ts';
import { groupedBy } from '../../model/grouped-by.ts';
import { ledgerFileName } from '../../model/make-proof.ts';
import type { Report, ReportedSubject } from '../../model/report.ts';
import { ReportError } from '../../model/report-error.ts';
import { columnFile, columnKeys } from './column-files.ts';
import { combineReports } from './combine-reports.ts';
import { mergeShards } from './merge-shards.ts';
import { type NamedDirectory, type Source, sourcesOf } from './sources.ts';

/** How a merge is made. */
export interface MergeOptions {
  readonly out: string;
  /** Evidence that is known to be incomplete may go in; the report says so. */
  readonly allowPartial: boolean;
}

function subjectOfSource({ report }: Source): ReportedSubject {
  return report.subjects[0] as ReportedSubject;
}

/** Runs of the same name, kind, place and edition belong into one column. */
function columnMark(source: Source): string {
  const { kind, name, origin, contract } = subjectOfSource(source);
  return JSON.stringify([kind, name, origin, contract.method, contract.edition]);
}

/** A column of one run, marked where not all that was asked for is there. */
function columnOf(source: Source, allowPartial: boolean): Report {
  const subject = subjectOfSource(source);
  if (!subject.partial && subject.missing === 0) return source.report;
  if (!allowPartial) {
    const why = subject.partial ? 'the run was cut short' : `${subject.missing} cases left no evidence`;
    throw new ReportError(
      `The evidence is partial (${why}): ${source.directory}. --allow-partial merges it all the same.`,
    );
  }
  const cut = { partial: true, exitCode: 130 } as const;
  return { ...source.report, ...cut, subjects: [{ ...subject, ...cut }] };
}

function refuseOwnInput(directories: readonly NamedDirectory[], out: string): void {
  const same = directories.find(({ directory }) => resolve(directory) === resolve(out));
  if (same !== undefined)
    throw new ReportError(`--out is one of the directories to be merged. Name another: ${same.directory}`);
}

function copyInto(from: string | null, to: string): void {
  if (from === null || resolve(from) === resolve(to)) return;
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/**
 * Merges report directories, merged ones included: shards of one run become one ordinary column, everything else gets a
 * column of its own. The evidence and ledgers of all go to the directory `out`; the report is returned, and whoever asked
 * writes it there.
 *
 * @throws {ReportError} where a directory cannot be used, or directories cannot be put together.
 */
export async function mergeDirectories(
  directories: readonly NamedDirectory[],
  { out, allowPartial }: MergeOptions,
): Promise<Report> {
  refuseOwnInput(directories, out);
  const columns = [...groupedBy(await sourcesOf(directories), columnMark).values()];
  const subjects = columns.map(([first]) => subjectOfSource(first as Source));
  const keys = columnKeys(subjects);
  const place = (role: 'evidence' | 'ledger', index: number) => {
    const usual = role === 'evidence' ? evidenceFileName : ledgerFileName;
    return join(out, columns.length === 1 ? usual : columnFile(role, keys[index] ?? ''));
  };
  for (const own of ['evidence', evidenceFileName, ledgerFileName])
    rmSync(join(out, own), { recursive: true, force: true });
  const reports: Report[] = [];
  for (const [index, column] of columns.entries()) {
    const [first, ...others] = column as [Source, ...Source[]];
    const evidence = place('evidence', index);
    if (others.length > 0) reports.push(await mergeShards(column, evidence, allowPartial));
    else {
      reports.push(columnOf(first, allowPartial));
      copyInto(first.evidence, evidence);
    }
    copyInto(first.ledger, place('ledger', index));
  }
  return combineReports(reports);
}
