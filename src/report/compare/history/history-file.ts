import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readTextFile } from '../../../read-text-file.ts';
import { jsonText } from '../../formats/json-text.ts';
import { ReportError } from '../../model/report-error.ts';
import { createLineCheck, type HistoryLine } from './history-line.ts';

/** Some ten thousand runs; a file that is larger is no history, or should be begun anew. */
const maxBytes = 256 * 1024 * 1024;

const remedy = 'Repair or remove the line; each line is one run.';

function parsedLine(text: string, place: string, check: (value: unknown) => string | null): HistoryLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const conflict = /^[<=>|]{7}/.test(text);
    throw new ReportError(
      conflict
        ? `A merge conflict is left here; keep the lines of both sides: ${place}`
        : `This line of history is not JSON. ${remedy} ${place}`,
    );
  }
  const problem = check(value);
  if (problem !== null)
    throw new ReportError(`This line is not an entry of a history (${problem}). ${remedy} ${place}`);
  return value as HistoryLine;
}

/**
 * Reads a history file; a file that is not there has no lines yet. Lines come back oldest first and each run once, since
 * a file that was merged from two branches is in no order and may hold a run twice.
 * @throws {ReportError} with file and line.
 */
export function readHistory(file: string): readonly HistoryLine[] {
  if (!existsSync(file)) return [];
  const read = readTextFile(file, maxBytes);
  if ('problem' in read) throw new ReportError(`The history ${read.problem}: ${file}:${read.line ?? 1}`);
  const check = createLineCheck();
  const lines = read.text
    .split(/\r?\n/)
    .flatMap((text, index) => (text.trim() === '' ? [] : [parsedLine(text, `${file}:${index + 1}`, check)]));
  const byRun = new Map(lines.map((line) => [JSON.stringify([line.run.id, line.subject]), line]));
  const mark = ({ run }: HistoryLine) => `${run.startedAt} ${run.id}`;
  return [...byRun.values()].sort((one, other) => (mark(one) < mark(other) ? -1 : 1));
}

/** Appends lines in one write. A run that the file knows already is not written again. */
export function appendHistory(file: string, lines: readonly HistoryLine[]): void {
  const known = new Set(readHistory(file).map(({ run, subject }) => JSON.stringify([run.id, subject])));
  const fresh = lines.filter(({ run, subject }) => !known.has(JSON.stringify([run.id, subject])));
  if (fresh.length === 0) return;
  mkdirSync(dirname(file), { recursive: true });
  const open = existsSync(file) && !/(^|\n)$/.test(readFileSync(file, 'utf8'));
  appendFileSync(file, `${open ? '\n' : ''}${fresh.map((line) => `${jsonText(line)}\n`).join('')}`);
}
