/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { ReportedCase } from '../../model/report.ts';
import { Words } from '../marks.tsx';

type Deviation = NonNullable<ReportedCase['deviation']>;

/** Where a deviation is dealt with: a link where the ledger names an https address, else the words that it has. */
export function IssueLink({ issue }: { readonly issue: string }): JSX.Element {
  const isAddress = /^https:\/\/[\w.-]+\/[\w./#?=&%-]*$/.test(issue);
  if (!isAddress) return <Words text={issue} />;
  return (
    <a href={issue} rel="noreferrer">
      <Words text={issue} />
    </a>
  );
}

/** What the ledger of known deviations says of a case, in a sentence. */
export function LedgerNote({ deviation }: { readonly deviation: Deviation }): JSX.Element {
  const { reason, since, expires, issue } = deviation;
  return (
    <>
      <Words text={reason} /> Since {since}
      {expires === undefined ? '' : `, expires ${expires}`}
      {issue === undefined ? null : ', '}
      {issue === undefined ? null : <IssueLink issue={issue} />}.
    </>
  );
}
