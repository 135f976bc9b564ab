import type { Verdict } from '../../evaluate/verdict.ts';
import type { Counts, Report, ReportedClause } from './report.ts';
import { clauseKey, clausesByKey, type TitledSubject, titledSubjects } from './subjects.ts';

/** What one subject got for one clause. */
export interface MatrixCell {
  /** The worst verdict among its cases. */
  readonly verdict: Verdict;
  readonly counts: Counts;
}

/** One clause across all subjects. */
export interface MatrixRow {
  /** The clause as the first subject that has it words it. */
  readonly clause: ReportedClause;
  /** In the order of the subjects; null where the subject's document does not have the clause. */
  readonly cells: readonly (MatrixCell | null)[];
  /** Two subjects that have the clause got different worst verdicts. */
  readonly differs: boolean;
}

/** Clauses × subjects. */
export interface Matrix {
  readonly subjects: readonly TitledSubject[];
  readonly rows: readonly MatrixRow[];
}

/** Sets the subjects side by side, clause by clause. */
export function matrixOf(report: Report): Matrix {
  const subjects = titledSubjects(report);
  const byKey = clausesByKey(report);
  const first = new Map<string, ReportedClause>();
  for (const clause of report.clauses) if (!first.has(clause.id)) first.set(clause.id, clause);
  const rows = [...first.values()].map((clause): MatrixRow => {
    const cells = subjects.map(({ subject }) => byKey.get(clauseKey(subject.key, clause.id)) ?? null);
    const worst = new Set(cells.flatMap((cell) => cell?.verdict ?? []));
    return { clause, cells, differs: worst.size > 1 };
  });
  return { subjects, rows };
}
