import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileHash } from '../../model/file-hash.ts';
import { onlySubject } from '../../model/only-subject.ts';
import { openReport } from '../../model/open-report.ts';
import type { ProvenFile } from '../../model/proof.ts';
import type { Report, ReportedSubject } from '../../model/report.ts';
import { ReportError } from '../../model/report-error.ts';

/** A report directory as somebody asked for it. */
export interface NamedDirectory {
  readonly directory: string;
  /** What its subject is to be called; null for the name that it has. */
  readonly name: string | null;
}

/** A run of one subject, found in a report directory. */
export interface Source {
  /** The directory, as it was named. */
  readonly directory: string;
  /** The report of this subject alone. */
  readonly report: Report;
  readonly subject: ReportedSubject;
  readonly evidence: string | null;
  readonly ledger: string | null;
}

/**
 * The path of a file that a report names. A report of somebody else's must not lead out of its directory.
 * @throws {ReportError} where it does.
 */
export function insideOf(directory: string, file: string): string {
  const path = join(directory, file);
  if (relative(resolve(directory), resolve(path)).startsWith('..'))
    throw new ReportError(`The report names a file outside its directory (${file}): ${directory}`);
  return path;
}

function provenFile(directory: string, report: Report, role: ProvenFile['role']): string | null {
  const named = report.proof?.files.find((file) => file.role === role);
  if (named === undefined) return null;
  const path = insideOf(directory, named.file);
  if (!existsSync(path))
    throw new ReportError(`There is no ${named.file}, of which this report was made: ${directory}`);
  if (fileHash(path) !== named.sha256)
    throw new ReportError(
      `${named.file} is not the file of which this report was made; \`report verify\` says more: ${directory}`,
    );
  return path;
}

function renamed(report: Report, name: string | null): Report {
  if (name === null) return report;
  return {
    ...report,
    subjects: report.subjects.map((subject) => ({ ...subject, name })),
  };
}

/**
 * Opens report directories and takes them apart into runs of one subject each.
 * @throws {ReportError} where a report is broken, or its evidence is not what it was made of.
 */
export async function sourcesOf(directories: readonly NamedDirectory[]): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const { directory, name } of directories) {
    const opened = await openReport(directory);
    const { subjects } = opened.report;
    if (name !== null && subjects.length > 1)
      throw new ReportError(
        `A name is for one subject, and this report has ${subjects.length}: ${name}=${directory}`,
      );
    for (const { key } of subjects) {
      const report = renamed(onlySubject(opened.report, key), name);
      const evidence = provenFile(opened.directory, report, 'evidence');
      const ledger = provenFile(opened.directory, report, 'ledger');
      for (const subject of report.subjects) sources.push({ directory, report, subject, evidence, ledger });
    }
  }
  return sources;
}
