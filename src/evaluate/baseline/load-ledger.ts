import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ContractError, type ContractProblem } from '../../contract/contract-error.ts';
import { readDocument, type SourceDocument } from '../../contract/document/read-document.ts';
import { schemaComplaint, tellingErrors } from '../../contract/document/schema-complaint.ts';
import { specDirectory } from '../../contract/editions.ts';
import { pathOf, valueAt } from '../../contract/pointer.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';

/** An entry as it is written: about one case, several, or a clause. */
interface WrittenEntry extends Omit<LedgerEntry, 'case' | 'reason'> {
  readonly case?: string;
  readonly cases?: readonly string[];
  readonly clause?: string;
  readonly reason: string | number | boolean;
}

/** More would take long to match, and nobody writes them. */
const maxStars = 4;

function readValid(document: SourceDocument): {
  readonly subject: string;
  readonly entries: readonly WrittenEntry[];
} {
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

/** Cases that two entries of an edition name, and patterns that stand twice with the same fingerprint. */
function repeated(
  entries: readonly WrittenEntry[],
  edition: string,
  document: SourceDocument,
): readonly ContractProblem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    if (entry.edition !== undefined && entry.edition !== edition) return [];
    return aboutOf(entry).flatMap(([about, at]) => {
      const isPattern = about.includes('*');
      const key = isPattern ? JSON.stringify([about, entry.fingerprint]) : about;
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      const what = isPattern ? `The pattern ${about} has` : `The case ${about} has`;
      return [document.problem(`/entries/${index}${at}`, `${what} an entry already.`)];
    });
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
 * Reads what a ledger of known deviations (YAML) says of an edition. Each id and pattern comes back as an entry of its own, with
 * its reason in one line.
 *
 * @param subject the name of what is judged; not compared unless given
 * @throws {ContractError} when it cannot be read, does not follow `spec/deviations.schema.json`, lacks a reason, names a
 * case twice for the same edition or a day that does not exist, or is about another subject
 */
export function loadLedger(file: string, edition: string, subject?: string): Ledger {
  const document = readDocument(file);
  const ledger = readValid(document);
  const { entries } = ledger;
  const problems = [
    ...entries.flatMap((entry, index) => problemsOf(entry, `/entries/${index}`, document)),
    ...repeated(entries, edition, document),
  ];
  if (problems.length > 0) throw new ContractError(problems);
  refuseOtherSubject(document, ledger.subject, subject);
  return {
    subject: ledger.subject,
    entries: entries
      .filter((entry) => (entry.edition ?? edition) === edition)
      .flatMap((entry) => {
        const { case: _case, cases: _cases, clause: _clause, reason, ...rest } = entry;
        const line = String(reason).trim().replace(/\s+/g, ' ');
        return aboutOf(entry).map(([about]) => ({ case: about, reason: line, ...rest }));
      }),
  };
}
