/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Verdict } from '../../../evaluate/verdict.ts';
import { groupedBy } from '../../model/grouped-by.ts';
import type { Report, ReportedCase } from '../../model/report.ts';
import { CaseLink, ClauseLink, plural, VerdictMark, Words } from '../marks.tsx';

const maxNamed = 5;

function byReason(cases: readonly ReportedCase[]): readonly (readonly ReportedCase[])[] {
  const groups = groupedBy(cases, ({ verdict, reason }) => `${verdict}\n${reason}`);
  return [...groups.values()].sort((one, other) => other.length - one.length);
}

/** A few cases by name; of many only how many each clause has. */
function Names({ cases }: { readonly cases: readonly ReportedCase[] }): JSX.Element {
  const once = [...new Map(cases.map((reported) => [reported.id, reported])).values()];
  if (once.length <= maxNamed)
    return (
      <>
        {once.map((reported, index) => (
          <>
            {index === 0 ? '' : ', '}
            <CaseLink of={reported} verdict={reported.verdict} />
          </>
        ))}
      </>
    );
  return (
    <>
      {[...groupedBy(cases, ({ clause }) => clause)].map(([clause, own], index) => (
        <>
          {index === 0 ? '' : ', '}
          <ClauseLink id={clause} /> {own.length}
        </>
      ))}
    </>
  );
}

/** The cases of some verdicts by reason: those without a verdict, and those that were not run. */
export function ReasonsSection(props: {
  readonly verdicts: readonly Verdict[];
  readonly report: Report;
}): JSX.Element {
  const groups = byReason(props.report.cases.filter(({ verdict }) => props.verdicts.includes(verdict)));
  return (
    <ul class="reasons">
      {groups.map((cases) => (
        <li>
          <p>
            {cases[0] === undefined ? null : <VerdictMark verdict={cases[0].verdict} />}{' '}
            <Words text={cases[0]?.reason ?? ''} />
          </p>
          <p>
            <small>
              {plural(cases.length, 'case')}: <Names cases={cases} />
            </small>
          </p>
        </li>
      ))}
    </ul>
  );
}
