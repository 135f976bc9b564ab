import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ContractError, type ContractProblem } from '../../contract/contract-error.ts';
import { readDocument, type SourceDocument } from '../../contract/document/read-document.ts';
import { schemaComplaint, tellingErrors } from '../../contract/document/schema-complaint.ts';
import { type Address, specDirectory } from '../../contract/editions.ts';
import { pathOf, valueAt } from '../../contract/pointer.ts';
import { idsInRun } from './ids-in-run.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';

/** An entry as it is written: about one case, several, or a clause. */
interface WrittenEntry extends Omit<LedgerEntry, 'case' | 'reason'> {
  readonly case?: string;
  readonly cases?: readonly string[];
  readonly clause?: string;
  readonly reason: string | number | boolean;
}

/** A ledger as it is written. */
interface WrittenLedger {
  readonly subject: string;
  readonly method?: string;
  readonly entries: readonly WrittenEntry[];
}

/** More would take long to match, and nobody writes them. */
const maxStars = 4;

function readValid(document: SourceDocument): WrittenLedger {
  const schema = JSON.parse(readFileSync(join(specDirectory(), 'deviations.schema.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const valid = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
  if (valid(document.value)) return document.value as never;
  const problems = tellingErrors(valid.errors ?? [])
    .map(schemaComplaint)
    .map(({ pointer, message }) =>
      document.problem(pointer, pointer.endsWith('/reason') ? reasonProblem(document, pointer) : message),
    );
  throw new ContractError(problems);
}

function reasonProblem({ value }: SourceDocument, pointer: string): string {
  const reason = valueAt(value, pathOf(pointer));
  return typeof reason === 'object' && reason !== null
    ? 'The reason must be a text: put it in quotes, or write it behind `>-` on lines of its own.'
    : 'This entry has no reason. Say why the deviation is accepted, or remove the entry.';
}

/** What an entry is about, each with the pointer to it in the entry. */
function aboutOf({
  case: id,
  cases,
  clause,
}: WrittenEntry): readonly (readonly [id: string, pointer: string])[] {
  return [
    ...(id === undefined ? [] : [[id, '/case'] as const]),
    ...(cases ?? []).map((one, at) => [one, `/cases/${at}`] as const),
    ...(clause === undefined ? [] : [[`${clause}/*`, '/clause'] as const]),
  ];
}

function isRealDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function problemsOf(
  entry: WrittenEntry,
  pointer: string,
  document: SourceDocument,
): readonly ContractProblem[] {
  const problems: ContractProblem[] = [];
  const { case: id, cases, clause, since, expires } = entry;
  if ([id, cases, clause].filter((one) => one !== undefined).length !== 1)
    problems.push(document.problem(pointer, 'An entry has one of the members `case`, `cases` and `clause`.'));
  for (const [name, date] of Object.entries({ since, expires }))
    if (date !== undefined && !isRealDate(date))
      problems.push(document.problem(`${pointer}/${name}`, `There is no day ${date}.`));
  if (expires !== undefined && expires < since)
    problems.push(
      document.problem(`${pointer}/expires`, 'The entry expires before the day it is known since.'),
    );
  for (const [about, at] of aboutOf(entry))
    if (about.split('*').length - 1 > maxStars)
      problems.push(document.problem(`${pointer}${at}`, `A pattern has at most ${maxStars} stars.`));
  return problems;
}

/** An id or pattern of a run that an entry is about, with its place in the ledger. */
interface PlacedId {
  readonly id: string;
  readonly entry: WrittenEntry;
  readonly pointer: string;
}

/** The ids and patterns of a run that the entries of a ledger are about, in their order. */
function placedIds(
  { entries, method }: WrittenLedger,
  documents: readonly Address[],
  document: SourceDocument,
): readonly PlacedId[] {
  const problems: ContractProblem[] = [];
  const placed = entries.flatMap((entry, index) =>
    aboutOf(entry).flatMap(([about, at]): readonly PlacedId[] => {
      const pointer = `/entries/${index}${at}`;
      const ids = idsInRun(about, { method, edition: entry.edition }, documents);
      if (ids !== null) return ids.map((id) => ({ id, entry, pointer }));
      const message = `Several methods are judged, so ${about} needs the method before it, such as ${documents[0]?.method}:${about}, or the ledger a member \`method\`.`;
      problems.push(document.problem(pointer, message));
      return [];
    }),
  );
  if (problems.length > 0) throw new ContractError(problems);
  return placed;
}

/** Cases that two entries name, and patterns that stand twice with the same fingerprint. */
function repeated(placed: readonly PlacedId[], document: SourceDocument): readonly ContractProblem[] {
  const seen = new Set<string>();
  return placed.flatMap(({ id, entry, pointer }) => {
    const isPattern = id.includes('*');
    const key = isPattern ? JSON.stringify([id, entry.fingerprint]) : id;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const what = isPattern ? `The pattern ${id} has` : `The case ${id} has`;
    return [document.problem(pointer, `${what} an entry already.`)];
  });
}

/** A name of a host on this machine, whose port is another one at each start. */
const loopback = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/;

/**
 * Refuses a ledger that names another subject. A subject in several words describes a kind of portals, as those of
 * `spec/deviations` do, and is about each that somebody judges by it.
 */
function refuseOtherSubject(document: SourceDocument, said: string, subject: string | undefined): void {
  if (subject === undefined || /\s/.test(said) || loopback.test(said)) return;
  if (said.toLowerCase() === subject.toLowerCase()) return;
  const message = `This ledger is about ${said}, and ${subject} is judged. Name its own ledger, or say here of what portals this one is, in several words.`;
  throw new ContractError([document.problem('/subject', message)]);
}

/**
 * Reads what a ledger of known deviations (YAML) says of a run by some documents. Each id and pattern comes back as an entry of its
 * own, with its reason in one line, and in a run of several methods with the method before it.
 *
 * @param documents methods and editions that are judged by; what the ledger says of others is left out
 * @param subject the name of what is judged; not compared unless given
 * @throws {ContractError} when it cannot be read, does not follow `spec/deviations.schema.json`, lacks a reason, names a
 * case twice or a day that does not exist, does not say which of several methods it is about, or is about another subject
 */
export function loadLedger(file: string, documents: readonly Address[], subject?: string): Ledger {
  const document = readDocument(file);
  const ledger = readValid(document);
  const problems = ledger.entries.flatMap((entry, index) => problemsOf(entry, `/entries/${index}`, document));
  if (problems.length > 0) throw new ContractError(problems);
  const placed = placedIds(ledger, documents, document);
  const twice = repeated(placed, document);
  if (twice.length > 0) throw new ContractError(twice);
  refuseOtherSubject(document, ledger.subject, subject);
  return {
    subject: ledger.subject,
    entries: placed.map(({ id, entry }) => {
      const { case: _case, cases: _cases, clause: _clause, reason, ...rest } = entry;
      return { case: id, reason: String(reason).trim().replace(/\s+/g, ' '), ...rest };
    }),
  };
}
