/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { type Verdict, verdicts } from '../../check/verdict.ts';
import type { Level } from '../../contract/contract.ts';
import type { Report } from '../report.ts';
import { countVerdicts, toneOf, verdictWords } from '../verdict-word.ts';
import { VerdictMark } from './marks.tsx';

const levels: readonly Level[] = ['MUST', 'SHOULD', 'INFO'];

function Row(props: {
  readonly verdict: Verdict;
  readonly report: Report;
  readonly byLevel: readonly Readonly<Record<Verdict, number>>[];
}): JSX.Element {
  const { verdict, report } = props;
  const total = report.counts[verdict];
  return (
    <tr class={total === 0 ? 'none' : ''}>
      <th scope="row">
        <VerdictMark verdict={verdict} tone={toneOf(verdict, report.options.strict)} />
        <small>{verdictWords[verdict].meaning}</small>
      </th>
      {props.byLevel.map((counts) => (
        <td>{counts[verdict]}</td>
      ))}
      <td>{total}</td>
    </tr>
  );
}

/** How many cases got which verdict, by level; every word is there and explained. */
export function CountsSection({ report }: { readonly report: Report }): JSX.Element {
  const byLevel = levels.map((level) =>
    countVerdicts(report.cases.filter((reported) => reported.level === level).map(({ verdict }) => verdict)),
  );
  const sum = (counts: Readonly<Record<Verdict, number>>) =>
    verdicts.reduce((total, verdict) => total + counts[verdict], 0);
  return (
    <section id="counts" aria-labelledby="counts-title">
      <h2 id="counts-title">Counts</h2>
      <table class="counts">
        <caption>Cases by verdict and by the level of their clause</caption>
        <thead>
          <tr>
            <th scope="col">Verdict</th>
            {levels.map((level) => (
              <th scope="col">{level}</th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {verdicts.map((verdict) => (
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
    </section>
  );
}
