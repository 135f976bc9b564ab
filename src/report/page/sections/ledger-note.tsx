/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { ReportedCase } from '../../model/report.ts';
import { AddressLink, Words } from '../marks.tsx';

type Deviation = NonNullable<ReportedCase['deviation']>;

/** What the ledger of known deviations says of a case, in a sentence. */
export function LedgerNote({ deviation }: { readonly deviation: Deviation }): JSX.Element {
  const { reason, since, expires, issue } = deviation;
  return (
    <>
      <Words text={reason} /> Since {since}
      {expires === undefined ? '' : `, expires ${expires}`}
      {issue === undefined ? null : ', '}
      {issue === undefined ? null : <AddressLink address={issue} text={issue} />}.
    </>
  );
}
