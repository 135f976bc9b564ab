import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Exchange } from '../../exchange/record/exchange.ts';
import { readRegularFile } from '../../open-regular-file.ts';
import { fileLines, textAt } from '../evidence/file-lines.ts';
import type { Report, ReportedCase } from './report.ts';
import { DuplicateCase, ReportError, UnknownSubject } from './report-error.ts';
import { reportSchema } from './report-schema.ts';
import { caseKey } from './subjects.ts';

/** A report that was written before, and where. */
export interface OpenedReport {
  /** Its directory, as it was named. */
  readonly directory: string;
  /** Its `report.json`. */
  readonly file: string;
  /** The model. The exchanges of its cases are read again from the file when they are looked at. */
  readonly report: Report;
}

const casesLine = '  "cases": [';

function parsed(text: string, place: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ReportError(`This is not JSON: ${place}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new ReportError(`This is not a JSON object: ${place}`);
}

function checkedHead(head: object, file: string): Report {
  const problem = reportSchema().headProblem(head);
  if (problem !== null) throw new ReportError(`This is no report of version 1 (${problem}): ${file}`);
  return { ...(head as Report), cases: [] };
}

function checkedCase(value: object, place: string): ReportedCase {
  const problem = reportSchema().caseProblem(value);
  if (problem !== null) throw new ReportError(`This case does not follow the schema (${problem}): ${place}`);
  return value as ReportedCase;
}

/** Reads a file that somebody else's program has laid out: whole, as the lines mean nothing. */
function readWhole(file: string): Report {
  const { cases, ...head } = parsed(readRegularFile(file), file) as Report;
  if (!Array.isArray(cases)) throw new ReportError(`This report has no list of cases: ${file}`);
  const checked = cases.map((one, index) =>
    checkedCase(typeof one === 'object' && one !== null ? one : {}, `${file} at /cases/${index}`),
  );
  return { ...checkedHead(head, file), cases: checked };
}

/** A case without its exchanges, which are read again where they stand when somebody looks at them. */
function lazyCase(value: ReportedCase, file: string, offset: number, length: number): ReportedCase {
  if (value.exchanges.length === 0) return value;
  const get = (): readonly Exchange[] =>
    (parsed(textAt(file, { offset, length }), file) as ReportedCase).exchanges;
  return Object.defineProperty(value, 'exchanges', { get, enumerable: true, configurable: true });
}

async function readLines(file: string): Promise<Report | null> {
  const head: string[] = [];
  const cases: ReportedCase[] = [];
  let began = false;
  let ended = false;
  let number = 0;
  for await (const { text: line, offset } of fileLines(file)) {
    number += 1;
    if (!began) {
      began = line.startsWith(casesLine);
      ended = line === `${casesLine}]`;
      if (!began) head.push(line);
    } else if (line === '  ]' || line === '}') ended = true;
    else if (!ended) {
      const text = line.replace(/,$/, '');
      const value = checkedCase(parsed(text, `${file}:${number}`), `${file}:${number}`);
      cases.push(lazyCase(value, file, offset, Buffer.byteLength(text)));
    }
  }
  if (!began) return null;
  if (!ended) throw new ReportError(`This report ends in the middle: ${file}:${number}`);
  return { ...checkedHead(parsed(`${head.join('\n').replace(/,$/, '')}}`, file), file), cases };
}

/**
 * Looks for what no schema can say: that every subject that is named is there, and every case once.
 * @throws {UnknownSubject} and {@link DuplicateCase}.
 */
function checkNames(report: Report, file: string): Report {
  const keys = new Set(report.subjects.map(({ key }) => key));
  const check = (subject: string, what: string) => {
    if (!keys.has(subject)) throw new UnknownSubject(subject, what, file);
  };
  for (const { subject, id } of report.clauses) check(subject, `The clause ${id}`);
  for (const { subject, file: name } of report.proof?.files ?? []) check(subject, `The file ${name}`);
  for (const { subject } of report.since ?? []) check(subject, 'A comparison with an earlier run');
  for (const { subject, run } of report.history ?? []) check(subject, `The run ${run.id} of the history`);
  const seen = new Set<string>();
  for (const reported of report.cases) {
    check(reported.subject, `The case ${reported.id}`);
    const key = caseKey(reported);
    if (seen.has(key)) throw new DuplicateCase(key, file);
    seen.add(key);
  }
  return report;
}

/**
 * Opens the report of a directory, or a `report.json` itself, in memory that does not depend on its exchanges.
 * @throws {ReportError} where there is none, or it is broken; with file and line. {@link DuplicateCase} and
 * {@link UnknownSubject} are kinds of it.
 */
export async function openReport(path: string): Promise<OpenedReport> {
  if (!existsSync(path)) throw new ReportError(`There is no ${path}. Name a report directory.`);
  const isDirectory = statSync(path).isDirectory();
  const file = isDirectory ? join(path, 'report.json') : path;
  if (!existsSync(file))
    throw new ReportError(`There is no report.json in ${path}. Name the directory that a run left.`);
  return {
    directory: isDirectory ? path : dirname(path),
    file,
    report: checkNames((await readLines(file)) ?? readWhole(file), file),
  };
}
