/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { foldOf } from '../../formats/fold.ts';
import { wholeCases } from '../../formats/whole-cases.ts';
import { caseKey, columnsOf, toneOfCase } from '../../model/columns.ts';
import type { Report } from '../../model/report.ts';
import { Code } from '../marks.tsx';
import { slotsByClause } from './case-slots.ts';
import { ClauseCases } from './clause-cases.tsx';
import { FilterBar } from './filter-bar.tsx';

/** More open cases than this help nobody. */
const mostOpen = 12;

/** All cases under their clauses: what is wrong whole, what went alike a line each, what passes folded. */
export function CasesSection({ report }: { readonly report: Report }): JSX.Element {
  const columns = columnsOf(report);
  const whole = wholeCases(report);
  const slots = slotsByClause(report);
  const red = report.cases.filter(
    (reported) => whole.has(caseKey(reported)) && toneOfCase(report, reported) === 'red',
  );
  const context = {
    report,
    columns,
    whole,
    open: new Set(red.slice(0, mostOpen).map(caseKey)),
    files: foldOf(report).files,
  };
  return (
    <>
      <p>
        Of cases that went alike the first are shown whole. Paths leave out the origin
        {columns.length > 1 ? '' : ' '}
        {columns.length > 1 ? null : <Code text={report.subject.origin} />}; secrets are replaced; a marked
        value is the one that a finding is about. <Code text="evidence.ndjson" /> has every byte of every
        case.
      </p>
      <FilterBar report={report} columns={columns} />
      {report.clauses.map((clause) => (
        <ClauseCases clause={clause} slots={slots.get(clause.id) ?? []} context={context} />
      ))}
    </>
  );
}
