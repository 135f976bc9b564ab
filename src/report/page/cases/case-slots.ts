import type { Verdict } from '../../../evaluate/verdict.ts';
import type { Report, ReportedCase } from '../../model/report.ts';
import { needsExplaining, worstFirst } from '../../model/verdict-word.ts';

/** One case across all subjects. */
export interface Slot {
  readonly id: string;
  /** The case in the first subject that has it: its sentence stands for all. */
  readonly first: ReportedCase;
  /** In the order of the subjects; null where a subject's plan does not have the case. */
  readonly cells: readonly (ReportedCase | null)[];
  /** Whether two subjects that have the case say different words of it. */
  readonly differs: boolean;
  /** The worst word of any subject. */
  readonly verdict: Verdict;
}

function slotOf(cells: readonly (ReportedCase | null)[]): readonly Slot[] {
  const there = cells.filter((cell) => cell !== null);
  const [first] = there;
  if (first === undefined) return [];
  const words = new Set(there.map(({ verdict }) => verdict));
  const verdict = worstFirst.find((word) => words.has(word)) ?? first.verdict;
  return [{ id: first.id, first, cells, differs: words.size > 1, verdict }];
}

/** The cases of a report by clause, each once with what every subject got for it, in the order of the report. */
export function slotsByClause(report: Report): ReadonlyMap<string, readonly Slot[]> {
  const keys = report.subjects.map(({ key }) => key);
  const clauses = new Map<string, Map<string, (ReportedCase | null)[]>>();
  for (const reported of report.cases) {
    const own = clauses.get(reported.clause) ?? new Map<string, (ReportedCase | null)[]>();
    clauses.set(reported.clause, own);
    const cells = own.get(reported.id) ?? keys.map(() => null);
    own.set(reported.id, cells);
    const place = keys.indexOf(reported.subject);
    cells[place] = reported;
  }
  return new Map([...clauses].map(([clause, own]) => [clause, [...own.values()].flatMap(slotOf)]));
}

/** The name of a case inside its clause: its id without the clause, which the heading says. */
export function shortName({ id, clause }: Pick<ReportedCase, 'id' | 'clause'>): string {
  return id.startsWith(`${clause}/`) ? id.slice(clause.length + 1) : id;
}

/**
 * Where a link to a case leads: to the case, or to its clause where cases that need no explaining stand in one line with
 * their family and have no fragments of their own. There may be thousands of those.
 */
export function anchorOf(reported: Pick<ReportedCase, 'id' | 'clause'>, verdict: Verdict): string {
  const stands = needsExplaining(verdict) || !shortName(reported).includes('/');
  return stands ? reported.id : `clause-${reported.clause}`;
}

/** What the names of several cases have in common: everything before the last slash, or nothing. */
export function familyOf(reported: ReportedCase): string {
  const name = shortName(reported);
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}

/** Neighbours of one family together; a case without a family is alone. */
export function families(slots: readonly Slot[]): readonly (readonly Slot[])[] {
  const groups: Slot[][] = [];
  for (const slot of slots) {
    const last = groups.at(-1);
    const before = last?.[0]?.first;
    const family = familyOf(slot.first);
    if (before !== undefined && family !== '' && family === familyOf(before)) last?.push(slot);
    else groups.push([slot]);
  }
  return groups;
}
