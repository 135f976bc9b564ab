import { readHistory } from '../report/compare/history/history-file.ts';
import { historyLines } from '../report/compare/history/history-line.ts';
import { withHistory } from '../report/compare/history/with-history.ts';
import { writeReport } from '../report/formats/write-report.ts';
import type { Report, ReportedSubject } from '../report/model/report.ts';
import { forgetUnsavedHistory, keepHistory } from './places/keep-history.ts';
import { causeOf, PlaceError } from './places/place-error.ts';
import type { RunTerms } from './run-request.ts';

/** The report with the name of its history's file, so that `judge` finds it again. */
function named(report: Report, history: string): Report {
  const subjects = report.subjects.map(
    (subject): ReportedSubject => ({ ...subject, options: { ...subject.options, history } }),
  );
  return { ...report, subjects };
}

/**
 * Writes a report into its directory and its line into the history, if one is kept. The report comes back with what the
 * history knows. A run that judged nothing leaves no line: it says nothing about the subject.
 *
 * @throws {PlaceError} where the report could not be written, or the history; the report is written then
 */
export async function writeRun(
  report: Report,
  { reportDir, history }: Pick<RunTerms, 'reportDir' | 'history'>,
): Promise<Report> {
  const told = history === null ? report : withHistory(named(report, history), readHistory(history));
  await writeReport(told, reportDir).catch((error: unknown) => {
    if (typeof (error as NodeJS.ErrnoException).syscall !== 'string') throw error;
    throw new PlaceError(`The report cannot be written to ${reportDir}: ${causeOf(error)}.`);
  });
  forgetUnsavedHistory(reportDir);
  if (history !== null && report.statement !== 'nothing-judged')
    keepHistory(history, historyLines(report), reportDir);
  return told;
}
