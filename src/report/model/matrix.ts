import type { Verdict } from '../../evaluate/verdict.ts';
import { type Column, columnsOf } from './columns.ts';
import type { Counts, Report, ReportedClause } from './report.ts';
import { countVerdicts, worstFirst } from './verdict-word.ts';

/** What one subject got for one clause. */
export interface MatrixCell {
  /** The worst verdict among its cases. */
  readonly verdict: Verdict;
  readonly counts: Counts;
}

/** One clause across all columns. */
export interface MatrixRow {
  readonly clause: ReportedClause;
  /** In the order of the columns; null where the subject's edition does not have the clause. */
  readonly cells: readonly (MatrixCell | null)[];
  /** Two subjects that have the clause got different worst verdicts. */
  readonly differs: boolean;
}

/** Clauses × subjects. */
export interface Matrix {
  readonly columns: readonly Column[];
  readonly rows: readonly MatrixRow[];
}

/** Sets the subjects side by side, clause by clause; goes through the cases once. */
export function matrixOf(report: Report): Matrix {
  const columns = columnsOf(report);
  const said = new Map<string, Map<string, Verdict[]>>();
  for (const { clause, subject, verdict } of report.cases) {
    const byKey = said.get(clause) ?? new Map<string, Verdict[]>();
    said.set(clause, byKey);
    const key = subject ?? columns[0]?.subject.key ?? '';
    const verdicts = byKey.get(key);
    if (verdicts === undefined) byKey.set(key, [verdict]);
    else verdicts.push(verdict);
  }
  const rows = report.clauses.map((clause): MatrixRow => {
    const cells = columns.map(({ subject }): MatrixCell | null => {
      const verdicts = said.get(clause.id)?.get(subject.key);
      if (verdicts === undefined) return null;
      const counts = countVerdicts(verdicts);
      return { verdict: worstFirst.find((word) => counts[word] > 0) ?? 'not-run', counts };
    });
    const worst = new Set(cells.flatMap((cell) => cell?.verdict ?? []));
    return { clause, cells, differs: worst.size > 1 };
  });
  return { columns, rows };
}
