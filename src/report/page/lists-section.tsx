/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Verdict } from '../../check/verdict.ts';
import type { Report, ReportedCase } from '../report.ts';
import { Code, VerdictMark, Words } from './marks.tsx';

function byReason(
  cases: readonly ReportedCase[],
): readonly [reason: string, cases: readonly ReportedCase[]][] {
  const groups = new Map<string, ReportedCase[]>();
  for (const reported of cases)
    groups.set(reported.reason, [...(groups.get(reported.reason) ?? []), reported]);
  return [...groups];
}

function Group(props: {
  readonly reason: string;
  readonly cases: readonly ReportedCase[];
  readonly linked: boolean;
}): JSX.Element {
  const { reason, cases, linked } = props;
  const ids = cases.map((reported, index) => (
    <>
      {index === 0 ? '' : ', '}
      {linked ? (
        <a href={`#${encodeURIComponent(reported.id)}`}>
          <Code text={reported.id} />
        </a>
      ) : (
        <Code text={reported.id} />
      )}
    </>
  ));
  return (
    <li>
      <p>
        <Words text={reason} />
      </p>
      <details open={cases.length <= 5}>
        <summary>
          {cases.length} {cases.length === 1 ? 'case' : 'cases'}
        </summary>
        <p>{ids}</p>
      </details>
    </li>
  );
}

/** The cases of some verdicts by reason: what could not be told, and what was not run. */
export function ReasonsSection(props: {
  readonly id: string;
  readonly title: string;
  readonly none: string;
  readonly verdicts: readonly Verdict[];
  readonly linked: boolean;
  readonly report: Report;
}): JSX.Element {
  const groups = byReason(props.report.cases.filter((reported) => props.verdicts.includes(reported.verdict)));
  return (
    <section id={props.id} aria-labelledby={`${props.id}-title`}>
      <h2 id={`${props.id}-title`}>{props.title}</h2>
      {groups.length === 0 ? <p>{props.none}</p> : null}
      {groups.length === 0 ? null : (
        <ul class="reasons">
          {groups.map(([reason, cases]) => (
            <Group reason={reason} cases={cases} linked={props.linked} />
          ))}
        </ul>
      )}
    </section>
  );
}

function LedgerRow({ reported }: { readonly reported: ReportedCase }): JSX.Element {
  const { deviation } = reported;
  return (
    <tr>
      <th scope="row">
        <a href={`#${encodeURIComponent(reported.id)}`}>
          <Code text={reported.id} />
        </a>
      </th>
      <td>
        <VerdictMark verdict={reported.verdict} />
      </td>
      <td>
        <Words text={deviation?.reason ?? reported.reason} />
        {deviation?.issue === undefined ? null : ' '}
        {deviation?.issue === undefined ? null : <Words text={deviation.issue} />}
      </td>
      <td>
        {deviation?.since ?? ''}
        {deviation?.expires === undefined ? '' : `, expires ${deviation.expires}`}
      </td>
    </tr>
  );
}

/** The cases that the ledger of known deviations knows, and what is wrong with the ledger itself. */
export function DeviationsSection({ report }: { readonly report: Report }): JSX.Element {
  const known = report.cases.filter(
    ({ deviation, verdict }) => deviation !== undefined || verdict === 'deviation',
  );
  return (
    <section id="deviations" aria-labelledby="deviations-title">
      <h2 id="deviations-title">Known deviations</h2>
      {report.ledgerProblems.map((problem) => (
        <p>
          <Words text={problem} />
        </p>
      ))}
      {known.length === 0 ? <p>The ledger names none of these cases.</p> : null}
      {known.length === 0 ? null : (
        <table class="ledger">
          <caption>Cases that the ledger names</caption>
          <thead>
            <tr>
              <th scope="col">Case</th>
              <th scope="col">Verdict</th>
              <th scope="col">Why it is known</th>
              <th scope="col">Since</th>
            </tr>
          </thead>
          <tbody>
            {known.map((reported) => (
              <LedgerRow reported={reported} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
