/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { groupedBy } from '../../model/grouped-by.ts';
import { allLedgerProblems, runOf } from '../../model/overview.ts';
import type { Report, ReportedCase } from '../../model/report.ts';
import { AddressLink, CaseLink, plural, Term, VerdictMark, Words } from '../marks.tsx';

const day = 24 * 60 * 60 * 1000;
const maxShown = 4;

/** Cases that the ledger knows for one reason since one day, and that got one verdict. */
function entries(cases: readonly ReportedCase[]): readonly (readonly ReportedCase[])[] {
  return [...groupedBy(cases, ({ verdict, deviation }) => JSON.stringify([verdict, deviation])).values()];
}

/** How long ago a day was at the time of the run: `3 days`, `5 months`. */
function age(since: string, today: string): string {
  const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(since)) / day));
  if (!Number.isFinite(days)) return '';
  return days < 60 ? plural(days, 'day') : plural(Math.round(days / 30.4), 'month');
}

function Expiry(props: { readonly expires: string | undefined; readonly today: string }): JSX.Element {
  const { expires, today } = props;
  if (expires === undefined) return <>never</>;
  if (expires < today)
    return (
      <>
        <b>expired</b> {expires}
      </>
    );
  return (
    <>
      {expires}, in {age(today, expires)}
    </>
  );
}

function Cases({ cases }: { readonly cases: readonly ReportedCase[] }): JSX.Element {
  const once = new Map(cases.map((reported) => [reported.id, reported]));
  const list = (
    <ul>
      {[...once.values()].map((reported) => (
        <li>
          <CaseLink of={reported} verdict={reported.verdict} />
        </li>
      ))}
    </ul>
  );
  if (once.size <= maxShown) return list;
  return (
    <details>
      <summary>{plural(once.size, 'case')}</summary>
      {list}
    </details>
  );
}

function Row(props: { readonly cases: readonly ReportedCase[]; readonly today: string }): JSX.Element | null {
  const { cases, today } = props;
  const [first] = cases;
  if (first === undefined) return null;
  const { since = '', expires, issue, reason = first.reason } = first.deviation ?? {};
  return (
    <tr>
      <th scope="row">
        <Words text={reason} />
        {issue === undefined ? null : <br />}
        {issue === undefined ? null : <AddressLink address={issue} text={issue} />}
      </th>
      <td>
        <VerdictMark verdict={first.verdict} />
      </td>
      <td>
        {since} {since === '' ? null : <small>{age(since, today)} old</small>}
      </td>
      <td>
        <Expiry expires={expires} today={today} />
      </td>
      <td>
        <Cases cases={cases} />
      </td>
    </tr>
  );
}

/** The known deviations by reason: how old, until when, where they are dealt with; and what is wrong with the ledger. */
export function LedgerSection({ report }: { readonly report: Report }): JSX.Element {
  const today = runOf(report).startedAt.slice(0, 10);
  const known = report.cases.filter(
    ({ deviation, verdict }) => deviation !== undefined || verdict === 'deviation',
  );
  return (
    <>
      {allLedgerProblems(report).map((problem) => (
        <p>
          <Words text={problem} />
        </p>
      ))}
      {known.length === 0 ? null : (
        <table class="ledger">
          <caption>
            What the <Term name="ledger" /> records, by reason
          </caption>
          <thead>
            <tr>
              <th scope="col">Reason</th>
              <th scope="col">Verdict</th>
              <th scope="col">Since</th>
              <th scope="col">Expires</th>
              <th scope="col">Cases</th>
            </tr>
          </thead>
          <tbody>
            {entries(known).map((cases) => (
              <Row cases={cases} today={today} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
