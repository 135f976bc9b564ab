import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../model/report.ts';

/** A report without its cases: what can be read without reading megabytes. */
export type ReportHead = Omit<Report, 'cases'>;

/** Where the cases begin in the file, which has them last. @see report-json.ts */
const casesBegin = '\n  "cases": [';
const pieceSize = 64 * 1024;

/** Reads the head of a directory's `report.json`; null where there is no report. */
export function readReportHead(directory: string): ReportHead | null {
  let handle: number;
  try {
    handle = openSync(join(directory, 'report.json'), 'r');
  } catch {
    return null;
  }
  try {
    const piece = Buffer.alloc(pieceSize);
    let text = '';
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) {
      text += piece.toString('latin1', 0, read);
      const end = text.indexOf(casesBegin);
      if (end >= 0)
        return JSON.parse(
          `${Buffer.from(text.slice(0, end).replace(/,$/, ''), 'latin1').toString('utf8')}}`,
        ) as ReportHead;
    }
    return null;
  } finally {
    closeSync(handle);
  }
}
