import type { Report } from '../model/report.ts';

let finished: Report | null = null;

/** Keeps the report that a run in this process ended with, for whoever shows it: reading it again would double its memory. */
export function keepFinishedReport(report: Report): void {
  finished = report;
}

/** The report that a run in this process ended with; null where none has. */
export function finishedReport(): Report | null {
  return finished;
}
