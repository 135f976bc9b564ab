/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { wholeCases } from '../../formats/whole-cases.ts';
import type { Report, ReportedCase } from '../../model/report.ts';
import { caseKey } from '../../model/subjects.ts';
import { situationTitles } from '../../sdk/situation.ts';
import { type SurfacedField, surfacedParts, surfacedSymbols } from '../../sdk/surfaced-fields.ts';
import type { SurfacedCell, SurfacedRow, SurfacedTable } from '../../sdk/surfaced-table.ts';
import { Code, Says, Sign, Words } from '../marks.tsx';
import { ScrollRegion } from '../scroll-region.tsx';
import { TotalsTable } from './totals-table.tsx';

/** More SDKs than this side by side need smaller letters on paper. */
const maxWide = 3;

const surfacedClauses = new Set([
  'error-is-error',
  'success-is-true',
  ...surfacedParts.map((part) => `${part}-as-field`),
]);

/** The parts of a response, a word where they went alike. */
function Fields({ fields }: { readonly fields: readonly SurfacedField[] }): JSX.Element | null {
  const [first] = fields;
  if (first === undefined) return null;
  if (fields.length > 1 && fields.every(({ word }) => word === first.word && word !== 'changed'))
    return (
      <span class={`field ${first.word}`}>
        <Sign text={surfacedSymbols[first.word]} /> all {first.word}
      </span>
    );
  return (
    <>
      {fields.map(({ name, word, instead }) => (
        <span class={`field ${word.replace(' ', '-')}`}>
          {name} <Sign text={surfacedSymbols[word]} /> {word}
          {instead === null ? null : ': '}
          {instead === null ? null : <Code text={instead} limit={36} />}
        </span>
      ))}
    </>
  );
}

/** The case that a cell leads to: one about what the caller sees where there is one, else any about the call. */
function mainCase({ call }: SurfacedCell): ReportedCase | undefined {
  const broken = call.cases.find(({ verdict }) => verdict === 'fail' || verdict === 'changed');
  return broken ?? call.cases.find(({ clause }) => surfacedClauses.has(clause)) ?? call.cases[0];
}

function Cell(props: {
  readonly cell: SurfacedCell | null;
  readonly whole: ReadonlySet<string>;
  readonly several: boolean;
}): JSX.Element {
  const { cell, whole, several } = props;
  if (cell === null) return <td class="none">not run</td>;
  const { outcome, symbol, tone, remark, fields } = cell.view;
  const reported = mainCase(cell);
  const others = cell.call.cases.filter(
    ({ clause, verdict }) => !surfacedClauses.has(clause) && (verdict === 'fail' || verdict === 'changed'),
  );
  const mark = (
    <span class={`mark ${tone}`}>
      <Sign text={symbol} /> {outcome}
    </span>
  );
  const key = reported === undefined ? '' : caseKey(reported);
  const target = several && whole.has(key) ? key : reported?.id;
  return (
    <td class={tone}>
      {target === undefined ? mark : <a href={`#${encodeURIComponent(target)}`}>{mark}</a>}
      {remark === '' ? null : (
        <small class="more">
          <Words text={remark} limit={40} />
        </small>
      )}
      <Fields fields={fields} />
      {others.map(({ clause }) => (
        <span class="field lost">✗ {clause}</span>
      ))}
    </td>
  );
}

function Row(props: {
  readonly row: SurfacedRow;
  readonly whole: ReadonlySet<string>;
  readonly several: boolean;
}): JSX.Element {
  const { row, whole, several } = props;
  return (
    <tr>
      <th scope="row">
        <Says text={row.title} />
        <small class="more">
          <Code text={row.run} />
        </small>
        {row.raw === '' ? null : (
          <small class="more">
            without the SDK: <Words text={row.raw} limit={60} />
          </small>
        )}
      </th>
      {row.cells.map((cell) => (
        <Cell cell={cell} whole={whole} several={several} />
      ))}
    </tr>
  );
}

/** What callers of each SDK see, situation by situation, beside the response that plain HTTP gets. */
export function CallersSection(props: {
  readonly report: Report;
  readonly table: SurfacedTable;
}): JSX.Element {
  const { report, table } = props;
  const whole = wholeCases(report);
  return (
    <>
      <p>
        The table compares what the portal sent with what the SDK gives to the code that calls it.{' '}
        <b>surfaced</b>: a field of the error holds what the portal sent, unchanged. <b>as text</b>: only the
        text of the error holds it. <b>changed</b>: the field holds something else, which is quoted.{' '}
        <b>lost</b>: neither holds it. <b>false success</b>: the call failed, and the caller sees a success.
        Each outcome links to its case.
      </p>
      <TotalsTable table={table} />
      <ScrollRegion label="What callers see, by situation">
        <table class={table.subjects.length > maxWide ? 'callers narrow' : 'callers'}>
          <caption>What the caller sees in each situation</caption>
          {table.groups.map(({ situation, rows }) => (
            <tbody>
              <tr class="group">
                <th scope="col">{situationTitles[situation]}</th>
                {table.subjects.map(({ title }) => (
                  <th scope="col">
                    <Words text={title} />
                  </th>
                ))}
              </tr>
              {rows.map((row) => (
                <Row row={row} whole={whole} several={report.subjects.length > 1} />
              ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
    </>
  );
}
