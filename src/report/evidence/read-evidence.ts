import { isTooDeep } from '../../exchange/record/json-depth.ts';
import { reportSchema } from '../model/report-schema.ts';
import type { EvidenceCase, EvidenceFooter, EvidenceHeader, EvidenceLine } from './evidence.ts';
import { fileLines, type LinePlace, type MayGrow, textAt } from './file-lines.ts';

/** An evidence file that cannot be used. The message says what is wrong and ends with `file:line`. */
export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';
}

/** A whole evidence file in memory. */
export interface Evidence {
  readonly header: EvidenceHeader;
  /** In the order in which they ended. A case that stands in the file twice stands here twice. */
  readonly cases: readonly EvidenceCase[];
  readonly footer: EvidenceFooter | null;
  /** The footer is missing or says `interrupted`, or the last line is cut. */
  readonly partial: boolean;
}

const required: Readonly<Record<EvidenceLine['type'], readonly [name: string, type: string][]>> = {
  run: [
    ['schemaVersion', 'number'],
    ['suite', 'object'],
    ['documents', 'array'],
    ['subject', 'object'],
    ['capabilities', 'array'],
    ['options', 'object'],
    ['run', 'object'],
  ],
  case: [
    ['id', 'string'],
    ['exchanges', 'array'],
  ],
  sent: [['exchanges', 'array']],
  end: [
    ['finishedAt', 'string'],
    ['requests', 'number'],
    ['interrupted', 'boolean'],
  ],
};

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function parsedLine(text: string, place: string, isOwn: boolean): EvidenceLine {
  if (!isOwn && isTooDeep(text)) throw new EvidenceError(`This line is nested too deep: ${place}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new EvidenceError(`This line is not JSON: ${place}`);
  }
  if (typeName(value) !== 'object') throw new EvidenceError(`This line is not a JSON object: ${place}`);
  const record = value as Readonly<Record<string, unknown>>;
  const type = record['type'];
  if (type !== 'run' && type !== 'case' && type !== 'sent' && type !== 'end') {
    throw new EvidenceError(`"type" is neither "run", "case", "sent" nor "end": ${place}`);
  }
  for (const [name, expected] of required[type]) {
    const found = typeName(record[name]);
    if (found !== expected) {
      throw new EvidenceError(`"${name}" of a "${type}" line must be ${expected}, not ${found}: ${place}`);
    }
  }
  if (type === 'run' && record['schemaVersion'] !== 1) {
    throw new EvidenceError(`This file is of a schema version that is not 1: ${place}`);
  }
  const problem = isOwn ? null : reportSchema().lineProblem({ ...record, type });
  if (problem !== null)
    throw new EvidenceError(`This "${type}" line does not follow the schema (${problem}): ${place}`);
  return record as unknown as EvidenceLine;
}

function checkOrder(line: EvidenceLine, number: number, ended: boolean, place: string): void {
  if (number === 1 && line.type !== 'run') throw new EvidenceError(`The first line is no header: ${place}`);
  if (number > 1 && line.type === 'run') throw new EvidenceError(`A second header: ${place}`);
  if (ended) throw new EvidenceError(`A line after the footer: ${place}`);
}

/** A line of evidence and where it stands. */
export interface PlacedLine extends LinePlace {
  readonly line: EvidenceLine;
}

/** Reads one case again, of which only the place was kept. The line was checked when it was first read. */
export function caseAt(file: string, place: LinePlace): EvidenceCase {
  return parsedLine(textAt(file, place), `${file} at byte ${place.offset}`, true) as EvidenceCase;
}

/** How evidence is read. */
export interface ReadingEvidence {
  /** Tells at the end of a file that is still being written whether to read on. */
  readonly mayGrow?: MayGrow;
  /** Whether this run has written the file itself: then its lines need no look at their schema. */
  readonly isOwn?: boolean;
}

/** The lines of an evidence file, as {@link placedLines} reads them, without their places. */
export async function* evidenceLines(file: string, how: ReadingEvidence = {}): AsyncGenerator<EvidenceLine> {
  for await (const { line } of placedLines(file, how)) yield line;
}

/**
 * Reads an evidence file line by line, in bounded memory, header first. A broken line in the middle is an
 * {@link EvidenceError}; a broken last line is what a killed process leaves, and is dropped. A file that is still being
 * written is read as far as `mayGrow` says.
 */
export async function* placedLines(
  file: string,
  { mayGrow, isOwn = false }: ReadingEvidence = {},
): AsyncGenerator<PlacedLine> {
  let number = 0;
  let ended = false;
  let failed: EvidenceError | null = null;
  for await (const { text, offset, length } of fileLines(file, mayGrow)) {
    if (failed !== null) throw failed;
    number += 1;
    const place = `${file}:${number}`;
    let line: EvidenceLine;
    try {
      line = parsedLine(text, place, isOwn);
    } catch (error) {
      if (!(error instanceof EvidenceError) || number === 1 || ended) throw error;
      failed = error;
      continue;
    }
    checkOrder(line, number, ended, place);
    ended = line.type === 'end';
    yield { line, offset, length };
  }
  if (number === 0) throw new EvidenceError(`The file is empty: ${file}:1`);
}

/** Reads a whole evidence file. Throws {@link EvidenceError}, or what the file system throws. */
export async function readEvidence(file: string): Promise<Evidence> {
  let header: EvidenceHeader | null = null;
  let footer: EvidenceFooter | null = null;
  const cases: EvidenceCase[] = [];
  for await (const line of evidenceLines(file)) {
    if (line.type === 'run') header = line;
    else if (line.type === 'case') cases.push(line);
    else if (line.type === 'end') footer = line;
  }
  if (header === null) throw new EvidenceError(`The file has no header: ${file}:1`);
  return { header, cases, footer, partial: footer === null || footer.interrupted };
}
