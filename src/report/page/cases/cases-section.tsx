/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { overflowFiles } from '../../formats/overflow.ts';
import { wholeCases } from '../../formats/whole-cases.ts';
import { type ClauseWording, worstFirstWordings } from '../../model/clause-wordings.ts';
import { groupedBy } from '../../model/grouped-by.ts';
import { everybody } from '../../model/overview.ts';
import type { Report } from '../../model/report.ts';
import { caseKey, isStrictThroughout, titledSubjects, toneOfCase } from '../../model/subjects.ts';
import { toneOf, worstFirst } from '../../model/verdict-word.ts';
import { Code, plural, Term, VerdictMark } from '../marks.tsx';
import { slotsByClause } from './case-slots.ts';
import { ClauseCases } from './clause-cases.tsx';
import { FilterBar } from './filter-bar.tsx';

/** More open cases than this hide the clauses behind them. */
const maxOpen = 12;

/** The clauses of one method with their cases, collapsed unless something of them is red. In a report of one method they stand open. */
function MethodCases(props: {
  /** Empty for what is asked once of a portal. */
  readonly method: string;
  readonly several: boolean;
  readonly strict: boolean;
  readonly clauses: readonly (readonly ClauseWording[])[];
  readonly children: JSX.Element[];
}): JSX.Element {
  const { method, several, strict, clauses, children } = props;
  if (!several) return <>{children}</>;
  const wordings = clauses.flat().map(({ clause }) => clause);
  const verdict = worstFirst.find((word) => wordings.some((clause) => clause.verdict === word)) ?? 'not-run';
  const tone = toneOf(verdict, strict);
  const cases = wordings.reduce(
    (sum, { counts }) => sum + Object.values(counts).reduce((a, b) => a + b, 0),
    0,
  );
  return (
    <details class="method" open={tone === 'red'}>
      <summary>
        <VerdictMark verdict={verdict} tone={tone} />{' '}
        {method === '' ? 'The portal, asked once' : <Code text={method} />}:{' '}
        {plural(clauses.length, 'clause')}, {plural(cases, 'case')}
      </summary>
      {children}
    </details>
  );
}

/** All cases under their clauses: what is wrong whole, what went alike a line each, what passes collapsed. */
export function CasesSection({ report }: { readonly report: Report }): JSX.Element {
  const subjects = titledSubjects(report);
  const whole = wholeCases(report);
  const slots = slotsByClause(report);
  const wordings = groupedBy(worstFirstWordings(report), ({ clause }) => clause.id);
  const byMethod = groupedBy(wordings, ([, [wording]]) =>
    wording?.clause.asks === 'portal' ? '' : (wording?.clause.method ?? ''),
  );
  const red = report.cases.filter(
    (reported) => whole.has(caseKey(reported)) && toneOfCase(report, reported) === 'red',
  );
  const context = {
    report,
    subjects,
    whole,
    open: new Set(red.slice(0, maxOpen).map(caseKey)),
    files: overflowFiles(report),
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
      {[...byMethod].map(([method, clauses]) => (
        <MethodCases
          method={method}
          several={byMethod.size > 1}
          strict={isStrictThroughout(report)}
          clauses={clauses.map(([, own]) => own)}
        >
          {clauses.map(([id, own]) => (
            <ClauseCases wordings={own} slots={slots.get(id) ?? []} context={context} />
          ))}
        </MethodCases>
      ))}
    </>
  );
}
