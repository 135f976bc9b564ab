/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { cellText, type MethodCell, type MethodRow, methodTable } from '../../model/method-rows.ts';
import type { Report } from '../../model/report.ts';
import type { TitledSubject } from '../../model/subjects.ts';
import { toneOf } from '../../model/verdict-word.ts';
import { ClauseLink, Code, plural, VerdictMark } from '../marks.tsx';
import { ScrollRegion } from '../scroll-region.tsx';
import { SubjectsHead } from '../subjects-head.tsx';

/** So many methods are read at a glance; of more, only the modules with a broken MUST clause are open. */
const maxOpenMethods = 100;

/** What one subject got for one method: the worst verdict, and how many MUST clauses are kept and broken. */
function Cell(props: { readonly cell: MethodCell | null; readonly strict: boolean }): JSX.Element {
  const { cell, strict } = props;
  if (cell === null) return <td>not in the run</td>;
  const tone = toneOf(cell.verdict, strict);
  const [first] = cell.broken;
  return (
    <td class={tone}>
      <VerdictMark verdict={cell.verdict} tone={tone} />{' '}
      <small>
        {cellText(cell)}
        {first === undefined ? null : ': '}
        {first === undefined ? null : <ClauseLink id={first.id} />}
      </small>
    </td>
  );
}

function Row(props: {
  readonly row: MethodRow;
  readonly name: JSX.Element;
  readonly subjects: readonly TitledSubject[];
}): JSX.Element {
  const { row, name, subjects } = props;
  return (
    <tr>
      <th scope="row">{name}</th>
      {row.cells.map((cell, index) => (
        <Cell cell={cell} strict={subjects[index]?.subject.options.strict ?? false} />
      ))}
    </tr>
  );
}

function MethodsTable(props: {
  readonly caption: string;
  readonly rows: readonly MethodRow[];
  readonly subjects: readonly TitledSubject[];
}): JSX.Element {
  const { caption, rows, subjects } = props;
  return (
    <ScrollRegion label={caption}>
      <table class="matrix">
        <caption>{caption}</caption>
        <SubjectsHead rows="Method" subjects={subjects} />
        <tbody>
          {rows.map((row) => (
            <Row row={row} name={<Code text={row.method} />} subjects={subjects} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Methods × subjects: what is asked once of a portal, then a collapsed table for each module. A module of a short report, or with a broken MUST clause, is open. */
export function MethodsSection({ report }: { readonly report: Report }): JSX.Element {
  const { subjects, portal, modules } = methodTable(report);
  const count = modules.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <>
      {portal === null ? null : (
        <ScrollRegion label="What is asked once of a portal, by subject">
          <table class="matrix">
            <caption>What holds for a whole portal, asked once by calls of {portal.method}</caption>
            <SubjectsHead rows="Asked of" subjects={subjects} />
            <tbody>
              <Row row={portal} name={<>the portal</>} subjects={subjects} />
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {modules.map(({ module, rows, isBroken }) => (
        <details class="module" open={isBroken || count <= maxOpenMethods}>
          <summary>
            {module}: {plural(rows.length, 'method')}
            {isBroken ? `, ${rows.filter((row) => row.isBroken).length} with a broken MUST clause` : ''}
          </summary>
          <MethodsTable
            caption={`Methods of the module ${module}, by subject`}
            rows={rows}
            subjects={subjects}
          />
        </details>
      ))}
    </>
  );
}
