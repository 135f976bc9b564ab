import type { Verdict } from '../../../evaluate/verdict.ts';
import { columnsOf } from '../../model/columns.ts';
import type { Report, ReportedSubject } from '../../model/report.ts';
import { caseChanges, type SaidOf } from '../history/case-changes.ts';
import type { CaseChanges } from '../history/history.ts';
import { splitReport } from '../merge/split-report.ts';

/** A clause whose worst verdict is another; null where a report does not have the clause. */
export interface ClauseChange {
  readonly id: string;
  readonly before: Verdict | null;
  readonly now: Verdict | null;
}

/** One subject in both reports. */
export interface ComparedColumn extends CaseChanges {
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
  readonly columns: readonly ComparedColumn[];
  /** Subjects that only the first report has, by title. */
  readonly gone: readonly string[];
  /** Subjects that only the second report has. */
  readonly new: readonly string[];
}

interface Part {
  readonly title: string;
  readonly report: Report;
  readonly subject: ReportedSubject;
}

function partsOf(report: Report): readonly Part[] {
  const columns = columnsOf(report);
  return splitReport(report).flatMap((part, index) => {
    const column = columns[index];
    return column === undefined ? [] : [{ title: column.title, report: part, subject: column.subject }];
  });
}

function differencesOf(one: ReportedSubject, other: ReportedSubject): readonly string[] {
  const facts: readonly [name: string, of: (subject: ReportedSubject) => string][] = [
    ['subject', ({ name }) => name],
    ['edition', ({ contract }) => contract.edition],
    ['contract', ({ contract }) => contract.sha256.slice(0, 12)],
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

function clauseChanges(one: Report, other: Report): readonly ClauseChange[] {
  const before = new Map(one.clauses.map(({ id, verdict }) => [id, verdict]));
  const now = new Map(other.clauses.map(({ id, verdict }) => [id, verdict]));
  return [...new Set([...now.keys(), ...before.keys()])]
    .map((id) => ({ id, before: before.get(id) ?? null, now: now.get(id) ?? null }))
    .filter((change) => change.before !== change.now);
}

function compareParts(one: Part, other: Part): ComparedColumn {
  const said = ({ cases }: Report) => cases.map((reported): [string, SaidOf] => [reported.id, reported]);
  const before = new Map(said(one.report));
  return {
    title: other.title,
    before: one.subject,
    now: other.subject,
    differences: differencesOf(one.subject, other.subject),
    clauses: clauseChanges(one.report, other.report),
    ...caseChanges(
      new Map(said(other.report)),
      (id) => before.get(id)?.verdict ?? null,
      before,
      other.subject.options.strict,
    ),
  };
}

/** Pairs equal subjects of equal editions; what is left over pairs only where each side has just one. */
function pairsOf(one: readonly Part[], other: readonly Part[]) {
  const mark = ({ subject: { kind, name, contract } }: Part) =>
    JSON.stringify([kind, name, contract.method, contract.edition]);
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
    columns: pairs.map(([before, now]) => compareParts(before, now)),
    gone: left.map(({ title }) => title),
    new: added.map(({ title }) => title),
  };
}

/** Whether anything is worse than it was. */
export function hasRegressed({ columns }: Comparison): boolean {
  return columns.some(({ regressed }) => regressed.length > 0);
}
