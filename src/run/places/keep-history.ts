import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendHistory } from '../../report/compare/history/history-file.ts';
import type { HistoryLine } from '../../report/compare/history/history-line.ts';
import { jsonText } from '../../report/formats/json-text.ts';
import { ReportError } from '../../report/model/report-error.ts';
import { causeOf, PlaceError } from './place-error.ts';

const unsavedName = 'unsaved-history.ndjson';

/** Whether the last run into a directory could not write its line of history. */
export function hasUnsavedHistory(reportDir: string): boolean {
  return existsSync(join(reportDir, unsavedName));
}

/** Takes away what an earlier run left in a directory. */
export function forgetUnsavedHistory(reportDir: string): void {
  rmSync(join(reportDir, unsavedName), { force: true });
}

/**
 * Adds a run's lines to a history. Where that fails, they are kept in the report's directory: a line that is lost would be
 * missed only when the next run is compared with the wrong one.
 *
 * @throws {PlaceError} where the history could not be written
 */
export function keepHistory(history: string, lines: readonly HistoryLine[], reportDir: string): void {
  try {
    appendHistory(history, lines);
  } catch (error) {
    const kept = join(reportDir, unsavedName);
    writeFileSync(kept, lines.map((line) => `${jsonText(line)}\n`).join(''), { flag: 'wx' });
    const why = error instanceof ReportError ? error.message : causeOf(error);
    throw new PlaceError(
      `The run is judged and its report is written, but ${history} could not be written: ${why}. Append the content of ${kept} to it.`,
    );
  }
}
