/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Matrix, MatrixRow } from '../../model/matrix.ts';
import type { ReportedClause } from '../../model/report.ts';
import { toneOf } from '../../model/verdict-word.ts';
import { VerdictMark, Words } from '../marks.tsx';

/** The rows of each matrix by clause: there may be ten thousands. */
const rowsByClause = new WeakMap<Matrix, ReadonlyMap<string, MatrixRow>>();

function rowOf(matrix: Matrix, clause: string): MatrixRow | undefined {
  const known = rowsByClause.get(matrix) ?? new Map(matrix.rows.map((row) => [row.clause.id, row]));
  rowsByClause.set(matrix, known);
  return known.get(clause);
}

/** The verdict of a clause; where subjects differ, the verdict of each. */
export function ClauseVerdict(props: {
  readonly clause: ReportedClause;
  readonly matrix: Matrix;
}): JSX.Element {
  const { clause, matrix } = props;
  const row = rowOf(matrix, clause.id);
  const strict = matrix.subjects.every(({ subject }) => subject.options.strict);
  if (row?.differs !== true)
    return <VerdictMark verdict={clause.verdict} tone={toneOf(clause.verdict, strict)} />;
  return (
    <>
      {matrix.subjects.map(({ subject, title }, index) => {
        const cell = row.cells[index];
        return cell === null || cell === undefined ? null : (
          <span class="each">
            <VerdictMark verdict={cell.verdict} tone={toneOf(cell.verdict, subject.options.strict)} />{' '}
            <small>
              <Words text={title} />
            </small>{' '}
          </span>
        );
      })}
    </>
  );
}
