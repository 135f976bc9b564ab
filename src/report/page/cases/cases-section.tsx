/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { overflowOf } from '../../formats/overflow.ts';
import { wholeCases } from '../../formats/whole-cases.ts';
import { worstFirstWordings } from '../../model/clause-wordings.ts';
import { groupedBy } from '../../model/grouped-by.ts';
import { everybody } from '../../model/overview.ts';
import type { Report } from '../../model/report.ts';
import { caseKey, titledSubjects, toneOfCase } from '../../model/subjects.ts';
import { Code, Term } from '../marks.tsx';
import { slotsByClause } from './case-slots.ts';
import { ClauseCases } from './clause-cases.tsx';
import { FilterBar } from './filter-bar.tsx';

/** More open cases than this hide the clauses behind them. */
const maxOpen = 12;

/** All cases under their clauses: what is wrong whole, what went alike a line each, what passes collapsed. */
export function CasesSection({ report }: { readonly report: Report }): JSX.Element {
  const subjects = titledSubjects(report);
  const whole = wholeCases(report);
  const slots = slotsByClause(report);
  const wordings = groupedBy(worstFirstWordings(report), ({ clause }) => clause.id);
  const red = report.cases.filter(
    (reported) => whole.has(caseKey(reported)) && toneOfCase(report, reported) === 'red',
  );
  const context = {
    report,
    subjects,
    whole,
    open: new Set(red.slice(0, maxOpen).map(caseKey)),
    files: overflowOf(report).files,
  };
  return (
    <>
      <p>
        Of cases with the same finding, the first two are shown in full. Paths leave out the origin
        {subjects.length > 1 ? '' : ' '}
        {subjects.length > 1 ? null : <Code text={everybody(report).origin} />}; placeholders stand for
        secrets. The value that a finding is about is marked. The files in <Code text="evidence/" /> are the{' '}
        <Term name="evidence" />: they hold every exchange of every case.
      </p>
      <FilterBar report={report} subjects={subjects} />
      {[...wordings].map(([id, own]) => (
        <ClauseCases wordings={own} slots={slots.get(id) ?? []} context={context} />
      ))}
    </>
  );
}
