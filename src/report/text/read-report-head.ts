import { closeSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { openRegularFile } from '../../open-regular-file.ts';
import type { Report } from '../model/report.ts';

/** A report without its cases: what can be read without reading megabytes. */
export type ReportHead = Omit<Report, 'cases'>;

/** Where the cases begin in the file, which has them last. @see report-json.ts */
const casesBegin = '\n  "cases": [';
const pieceSize = 64 * 1024;

/** Bytes in which the head must end. Heads grow with the subjects, and a thousand of them have less. */
const maxHead = 64 * 1024 * 1024;

function parsedHead(latin1: string): ReportHead {
  return JSON.parse(`${Buffer.from(latin1.replace(/,$/, ''), 'latin1').toString('utf8')}}`) as ReportHead;
}

/** Reads the head of a directory's `report.json`; null where there is no report. Throws where what is there is no JSON. */
export function readReportHead(directory: string): ReportHead | null {
  let handle: number;
  try {
    handle = openRegularFile(join(directory, 'report.json'));
  } catch {
    return null;
  }
  try {
    const piece = Buffer.alloc(pieceSize);
    const pieces: string[] = [];
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) {
      const text = piece.toString('latin1', 0, read);
      const before = pieces.at(-1)?.slice(-casesBegin.length) ?? '';
      pieces.push(text);
      const end = (before + text).indexOf(casesBegin);
      if (end >= 0) return parsedHead(pieces.join('').slice(0, end - before.length - text.length));
      if (pieces.length * pieceSize > maxHead) return null;
    }
    return null;
  } finally {
    closeSync(handle);
  }
}
