import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ReportedSubject } from '../model/report.ts';
import { ReportError } from '../model/report-error.ts';
import { evidencePath, ledgerPath } from '../model/report-files.ts';
import { type ReportHead, readReportHead } from '../text/read-report-head.ts';
import { insideOf } from './merge/sources.ts';

/** The stored evidence of one subject, with what is known of the run that left it. */
export interface StoredSubject {
  readonly evidence: string;
  /** Key of the subject; null where the file lies in no report directory. */
  readonly key: string | null;
  /** The copy of the ledger that the run was judged by; null where there is none. */
  readonly ledger: string | null;
  /** What the report says of it; null where there is no report. */
  readonly reported: ReportedSubject | null;
}

/** What somebody named to be judged again. */
export interface StoredRun {
  /** The report directory, or the directory of the file. */
  readonly directory: string;
  readonly subjects: readonly StoredSubject[];
  /** Notes of the report that is there. */
  readonly notes: readonly string[];
  /** Subjects of the same directory that were not named. */
  readonly others: readonly string[];
}

function headOf(directory: string): ReportHead | null {
  try {
    const head = readReportHead(directory);
    return head !== null && Array.isArray(head.subjects) ? head : null;
  } catch {
    // A report that is broken is what `judge` is there to make anew.
    return null;
  }
}

function keysIn(directory: string): readonly string[] {
  const path = join(directory, 'evidence');
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.ndjson'))
    .map((name) => name.slice(0, -'.ndjson'.length))
    .sort();
}

function subjectIn(directory: string, key: string, head: ReportHead | null): StoredSubject {
  const ledger = insideOf(directory, ledgerPath(key));
  return {
    evidence: insideOf(directory, evidencePath(key)),
    key,
    ledger: existsSync(ledger) ? ledger : null,
    reported: head?.subjects.find((subject) => subject.key === key) ?? null,
  };
}

/** The subjects of a directory: those of its report in their order, or, where there is none, those that have evidence. */
function runIn(directory: string): StoredRun {
  const head = headOf(directory);
  const keys = head?.subjects.map(({ key }) => key) ?? keysIn(directory);
  if (keys.length === 0)
    throw new ReportError(`There is no evidence in ${directory}. Name the directory that a run left.`);
  const subjects = keys.map((key) => subjectIn(directory, key, head));
  return { directory, subjects, notes: head?.notes ?? [], others: [] };
}

/**
 * Finds what is to be judged again: all subjects of a report directory or its `report.json`, or the one of an evidence file.
 * @throws {ReportError} where there is nothing of the kind.
 */
export function storedRun(path: string): StoredRun {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined)
    throw new ReportError(`There is no ${path}. Name a report directory, or an evidence file.`);
  if (status.isDirectory()) return runIn(path);
  if (basename(path) === 'report.json') return runIn(dirname(path));
  const directory = dirname(dirname(path));
  const key = basename(path, '.ndjson');
  if (basename(dirname(path)) !== 'evidence' || !path.endsWith('.ndjson'))
    return {
      directory: dirname(path),
      subjects: [{ evidence: path, key: null, ledger: null, reported: null }],
      notes: [],
      others: [],
    };
  const subject = { ...subjectIn(directory, key, headOf(directory)), evidence: path };
  return {
    directory,
    subjects: [subject],
    notes: [],
    others: keysIn(directory).filter((one) => one !== key),
  };
}
