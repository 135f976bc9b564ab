/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { type MatrixCell, matrixOf } from '../../model/matrix.ts';
import { methodsOf } from '../../model/overview.ts';
import type { Report } from '../../model/report.ts';
import { saidCounts } from '../../model/statement.ts';
import { toneOf } from '../../model/verdict-word.ts';
import { ClauseLink, LevelMark, SaidCounts, VerdictMark } from '../marks.tsx';
import { ScrollRegion } from '../scroll-region.tsx';
import { SubjectsHead } from '../subjects-head.tsx';

function Cell(props: { readonly cell: MatrixCell | null; readonly strict: boolean }): JSX.Element {
  const { cell, strict } = props;
  if (cell === null) return <td>not in this edition</td>;
  const tone = toneOf(cell.verdict, strict);
  const said = saidCounts(cell.counts);
  return (
    <td class={tone}>
      <VerdictMark verdict={cell.verdict} tone={tone} />{' '}
      <small>{said.length === 1 ? said[0]?.[1] : <SaidCounts counts={cell.counts} />}</small>
    </td>
  );
}

/** Clauses × subjects. A row in which subjects differ says so in a word and with a bar at its side. */
export function MatrixSection({ report }: { readonly report: Report }): JSX.Element {
  const { subjects, rows } = matrixOf(report);
  const different = rows.filter(({ differs }) => differs).length;
  const isOfOne = methodsOf(report).length === 1;
  const shown = rows
    .filter(({ differs }) => isOfOne || differs)
    .sort((one, other) => Number(other.differs) - Number(one.differs));
  return (
    <>
      <p>
        {different === 0
          ? 'All subjects have the same word for every clause.'
          : `The subjects differ in ${different} of ${rows.length} clauses; ${isOfOne ? 'those stand first' : 'only those are listed'}.`}
      </p>
      <ScrollRegion label="Clauses by subject">
        <table class="matrix">
          <caption>The worst verdict of each clause, by subject</caption>
          <SubjectsHead rows="Clause" subjects={subjects} />
          <tbody>
            {shown.map(({ clause, cells, differs }) => (
              <tr class={differs ? 'differs' : ''}>
                <th scope="row">
                  <ClauseLink id={clause.id} /> <LevelMark level={clause.level} />
                  {differs ? <em> differs</em> : null}
                </th>
                {cells.map((cell, index) => (
                  <Cell cell={cell} strict={subjects[index]?.subject.options.strict ?? false} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
