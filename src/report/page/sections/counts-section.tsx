/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Level } from '../../../contract/contract.ts';
import { type Verdict, verdicts } from '../../../evaluate/verdict.ts';
import type { Counts, Report } from '../../model/report.ts';
import { isStrictThroughout } from '../../model/subjects.ts';
import { countVerdicts, toneOf, verdictWords, worstFirst } from '../../model/verdict-word.ts';
import { LevelMark, plural, Term, VerdictMark } from '../marks.tsx';

const levels: readonly Level[] = ['MUST', 'SHOULD', 'INFO'];

function sum(counts: Counts): number {
  return verdicts.reduce((total, verdict) => total + counts[verdict], 0);
}

function Row(props: {
  readonly verdict: Verdict;
  readonly report: Report;
  readonly byLevel: readonly Counts[];
}): JSX.Element {
  const { verdict, report, byLevel } = props;
  return (
    <tr>
      <th scope="row">
        <VerdictMark verdict={verdict} tone={toneOf(verdict, isStrictThroughout(report))} linked={true} />{' '}
        <small>{verdictWords[verdict].meaning}</small>
      </th>
      {byLevel.map((counts) => (
        <td class={counts[verdict] === 0 ? 'none' : ''}>{counts[verdict]}</td>
      ))}
      <td>{report.counts[verdict]}</td>
    </tr>
  );
}

/** What the statement does not rest on, in words: cases left out, and questions that nobody judges. */
function Excluded({ counts }: { readonly counts: Counts }): JSX.Element {
  const left = counts['not-run'];
  const asked = counts.info;
  const unsaid = worstFirst.filter((verdict) => counts[verdict] === 0);
  return (
    <p>
      {left + asked === 0 ? 'The statement rests on all cases. ' : 'The statement leaves out '}
      {left === 0 ? null : <a href="#not-run">{plural(left, 'case that was', 'cases that were')} not run</a>}
      {left > 0 && asked > 0 ? ' and ' : ''}
      {asked === 0 ? '' : `${plural(asked, 'open question')}, which the run records and does not judge`}
      {left + asked === 0 ? '' : '. '}
      {unsaid.length === 0 ? '' : `No case has the verdict ${unsaid.join(', ')}.`}
    </p>
  );
}

/** How many cases got which verdict, by the level of their clause, and what was excluded. */
export function CountsSection({ report }: { readonly report: Report }): JSX.Element {
  const byLevel = levels.map((level) =>
    countVerdicts(report.cases.filter((reported) => reported.level === level).map(({ verdict }) => verdict)),
  );
  return (
    <>
      <table class="counts">
        <caption>
          <Term name="case" text="Cases" /> by <Term name="verdict" /> and by the level of their{' '}
          <Term name="clause" />
        </caption>
        <thead>
          <tr>
            <th scope="col">Verdict</th>
            {levels.map((level) => (
              <th scope="col">
                <LevelMark level={level} linked={true} />
              </th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {worstFirst
            .filter((verdict) => report.counts[verdict] > 0)
            .map((verdict) => (
              <Row verdict={verdict} report={report} byLevel={byLevel} />
            ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            {byLevel.map((counts) => (
              <td>{sum(counts)}</td>
            ))}
            <td>{sum(report.counts)}</td>
          </tr>
        </tfoot>
      </table>
      <Excluded counts={report.counts} />
    </>
  );
}
