/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { foldOf } from '../../formats/fold.ts';
import { wholeCases } from '../../formats/whole-cases.ts';
import { clauseWordings } from '../../model/clause-wordings.ts';
import { groupedBy } from '../../model/grouped-by.ts';
import { everybody } from '../../model/overview.ts';
import type { Report } from '../../model/report.ts';
import { caseKey, titledSubjects, toneOfCase } from '../../model/subjects.ts';
import { Code } from '../marks.tsx';
import { slotsByClause } from './case-slots.ts';
import { ClauseCases } from './clause-cases.tsx';
import { FilterBar } from './filter-bar.tsx';

/** More open cases than this help nobody. */
const mostOpen = 12;

/** All cases under their clauses: what is wrong whole, what went alike a line each, what passes folded. */
export function CasesSection({ report }: { readonly report: Report }): JSX.Element {
  const subjects = titledSubjects(report);
  const whole = wholeCases(report);
  const slots = slotsByClause(report);
  const wordings = groupedBy(clauseWordings(report), ({ clause }) => clause.id);
  const red = report.cases.filter(
    (reported) => whole.has(caseKey(reported)) && toneOfCase(report, reported) === 'red',
  );
  const context = {
    report,
    subjects,
    whole,
    open: new Set(red.slice(0, mostOpen).map(caseKey)),
    files: foldOf(report).files,
  };
  return (
    <>
      <p>
        Of cases that went alike the first are shown whole. Paths leave out the origin
        {subjects.length > 1 ? '' : ' '}
        {subjects.length > 1 ? null : <Code text={everybody(report).origin} />}; secrets are replaced; a
        marked value is the one that a finding is about. <Code text="evidence/" /> has every byte of every
        case.
      </p>
      <FilterBar report={report} subjects={subjects} />
      {[...wordings].map(([id, own]) => (
        <ClauseCases wordings={own} slots={slots.get(id) ?? []} context={context} />
      ))}
    </>
  );
}
