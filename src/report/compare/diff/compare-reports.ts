import type { Verdict } from '../../../evaluate/verdict.ts';
import type { Report, ReportedCase, ReportedClause, ReportedSubject } from '../../model/report.ts';
import { titledSubjects } from '../../model/subjects.ts';
import { caseChanges, type SaidOf } from '../history/case-changes.ts';
import type { CaseChanges } from '../history/history.ts';

/** A clause whose worst verdict is another; null where a report does not have the clause. */
export interface ClauseChange {
  readonly id: string;
  readonly before: Verdict | null;
  readonly now: Verdict | null;
}

/** One subject in both reports. */
export interface ComparedSubject extends CaseChanges {
  /** How the second report calls it. */
  readonly title: string;
  readonly before: ReportedSubject;
  readonly now: ReportedSubject;
  /** What was judged differently, so that verdicts may differ for that reason alone. */
  readonly differences: readonly string[];
  readonly clauses: readonly ClauseChange[];
}

/** Two reports side by side. */
export interface Comparison {
  readonly subjects: readonly ComparedSubject[];
  /** Subjects that only the first report has, by title. */
  readonly gone: readonly string[];
  /** Subjects that only the second report has. */
  readonly new: readonly string[];
}

interface Part {
  readonly title: string;
  readonly subject: ReportedSubject;
  readonly clauses: readonly ReportedClause[];
  readonly cases: readonly ReportedCase[];
}

function partsOf(report: Report): readonly Part[] {
  return titledSubjects(report).map(({ title, subject }) => ({
    title,
    subject,
    clauses: report.clauses.filter((clause) => clause.subject === subject.key),
    cases: report.cases.filter((reported) => reported.subject === subject.key),
  }));
}

function addressesOf({ documents }: ReportedSubject): string {
  return documents.map(({ method, edition }) => `${method} ${edition}`).join(', ');
}

function hashesOf({ documents }: ReportedSubject): string {
  return documents.map(({ sha256 }) => sha256.slice(0, 12)).join(', ');
}

function differencesOf(one: ReportedSubject, other: ReportedSubject): readonly string[] {
  const facts: readonly [name: string, of: (subject: ReportedSubject) => string][] = [
    ['subject', ({ name }) => name],
    ['edition', addressesOf],
    ['contract', hashesOf],
    ['plan', ({ plan }) => plan.slice(0, 12)],
    ['--only', ({ options }) => options.only ?? 'everything'],
    ['--strict', ({ options }) => (options.strict ? 'yes' : 'no')],
    ['ledger', ({ options }) => options.deviations ?? 'none'],
    ['partial', ({ partial, missing }) => (partial || missing > 0 ? 'yes' : 'no')],
  ];
  return facts.flatMap(([name, of]) =>
    of(one) === of(other) ? [] : [`${name}: ${of(one)} then, ${of(other)} now`],
  );
}

function clauseChanges(one: Part, other: Part): readonly ClauseChange[] {
  const before = new Map(one.clauses.map(({ id, verdict }) => [id, verdict]));
  const now = new Map(other.clauses.map(({ id, verdict }) => [id, verdict]));
  return [...new Set([...now.keys(), ...before.keys()])]
    .map((id) => ({ id, before: before.get(id) ?? null, now: now.get(id) ?? null }))
    .filter((change) => change.before !== change.now);
}

function compareParts(one: Part, other: Part): ComparedSubject {
  const said = ({ cases }: Part) => cases.map((reported): [string, SaidOf] => [reported.id, reported]);
  const before = new Map(said(one));
  return {
    title: other.title,
    before: one.subject,
    now: other.subject,
    differences: differencesOf(one.subject, other.subject),
    clauses: clauseChanges(one, other),
    ...caseChanges(
      new Map(said(other)),
      (id) => before.get(id)?.verdict ?? null,
      before,
      other.subject.options.strict,
    ),
  };
}

/** Pairs equal subjects of equal editions; what is left over pairs only where each side has just one. */
function pairsOf(one: readonly Part[], other: readonly Part[]) {
  const mark = ({ subject }: Part) => JSON.stringify([subject.kind, subject.name, addressesOf(subject)]);
  const left = [...one];
  const pairs: [Part, Part][] = [];
  const added: Part[] = [];
  for (const part of other) {
    const index = left.findIndex((candidate) => mark(candidate) === mark(part));
    if (index < 0) added.push(part);
    else pairs.push([left.splice(index, 1)[0] as Part, part]);
  }
  const [first] = left;
  const [second] = added;
  const alone = pairs.length === 0 && left.length === 1 && added.length === 1;
  if (alone && first !== undefined && second !== undefined)
    return { pairs: [[first, second] as [Part, Part]], left: [], added: [] };
  return { pairs, left, added };
}

/** Compares two reports, subject by subject, case by case and clause by clause. Lazy: no exchange is read. */
export function compareReports(one: Report, other: Report): Comparison {
  const { pairs, left, added } = pairsOf(partsOf(one), partsOf(other));
  return {
    subjects: pairs.map(([before, now]) => compareParts(before, now)),
    gone: left.map(({ title }) => title),
    new: added.map(({ title }) => title),
  };
}

/** Whether anything that was seen good is bad now. */
export function hasRegressed({ subjects }: Comparison): boolean {
  return subjects.some(({ regressed }) => regressed.length > 0);
}
