import type { Verdict } from '../../evaluate/verdict.ts';
import { groupedBy } from './grouped-by.ts';
import type { Report, ReportedClause } from './report.ts';
import { type TitledSubject, titledSubjects } from './subjects.ts';
import { worstFirst } from './verdict-word.ts';

/** What one subject got for one method, or for what is asked once of a portal. */
export interface MethodCell {
  /** The worst verdict among its clauses. */
  readonly verdict: Verdict;
  /** MUST clauses that are kept. */
  readonly kept: number;
  /** MUST clauses that have no case, or none with a verdict that decides. */
  readonly unjudged: number;
  /** MUST clauses that are broken, known deviations included. */
  readonly broken: readonly ReportedClause[];
}

/** One method across all subjects. */
export interface MethodRow {
  readonly method: string;
  /** In the order of the subjects; null where a subject was not judged by the method. */
  readonly cells: readonly (MethodCell | null)[];
  /** Whether a subject breaks a MUST clause of it. */
  readonly isBroken: boolean;
}

/** Methods whose names begin alike: `im`, `user`. */
export interface ModuleRows {
  readonly module: string;
  readonly rows: readonly MethodRow[];
  readonly isBroken: boolean;
}

/** Methods × subjects, by module. */
export interface MethodTable {
  readonly subjects: readonly TitledSubject[];
  /** What is asked once of a portal; `method` is the one by whose calls. Null where nothing is. */
  readonly portal: MethodRow | null;
  readonly modules: readonly ModuleRows[];
}

const kept: readonly Verdict[] = ['pass', 'lenient', 'info', 'fixed'];
const broken: readonly Verdict[] = ['fail', 'changed', 'deviation'];

function cellOf(clauses: readonly ReportedClause[] = []): MethodCell | null {
  const verdict = worstFirst.find((word) => clauses.some((clause) => clause.verdict === word));
  if (verdict === undefined) return null;
  const must = clauses.filter(({ level }) => level === 'MUST');
  const held = must.filter((clause) => kept.includes(clause.verdict)).length;
  const lost = must.filter((clause) => broken.includes(clause.verdict));
  return { verdict, kept: held, unjudged: must.length - held - lost.length, broken: lost };
}

function rowOf(
  method: string,
  clauses: readonly ReportedClause[],
  subjects: readonly TitledSubject[],
): MethodRow {
  const own = groupedBy(clauses, ({ subject }) => subject);
  const cells = subjects.map(({ subject }) => cellOf(own.get(subject.key)));
  return { method, cells, isBroken: cells.some((cell) => cell !== null && cell.broken.length > 0) };
}

/** The first part of a method's name: `im` for `im.dialog.get`. */
export function moduleOf(method: string): string {
  return method.split('.')[0] ?? method;
}

/** Sets the subjects side by side, method by method. Modules and methods with a broken MUST clause come first. */
export function methodTable(report: Report): MethodTable {
  const subjects = titledSubjects(report);
  const ofPortal = report.clauses.filter(({ asks }) => asks === 'portal');
  const ofMethods = groupedBy(
    report.clauses.filter(({ asks }) => asks === 'method'),
    ({ method }) => method,
  );
  const rows = [...ofMethods].map(([method, clauses]) => rowOf(method, clauses, subjects));
  const brokenFirst = (one: { isBroken: boolean }, other: { isBroken: boolean }) =>
    Number(other.isBroken) - Number(one.isBroken);
  const modules = [...groupedBy(rows, ({ method }) => moduleOf(method))].map(([module, own]) => ({
    module,
    rows: [...own].sort(brokenFirst),
    isBroken: own.some(({ isBroken }) => isBroken),
  }));
  const [first] = ofPortal;
  return {
    subjects,
    portal: first === undefined ? null : rowOf(first.method, ofPortal, subjects),
    modules: modules.sort(brokenFirst),
  };
}

/** How a cell is told in every format: `12 MUST kept, 1 broken`, or `1 MUST kept, 11 not judged, 0 broken`. */
export function cellText({ kept: held, unjudged, broken: lost }: MethodCell): string {
  return `${held} MUST kept, ${unjudged === 0 ? '' : `${unjudged} not judged, `}${lost.length} broken`;
}
