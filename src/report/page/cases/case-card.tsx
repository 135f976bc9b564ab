/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { ReportedFinding } from '../../make/reported-finding.ts';
import { findingsByWeight } from '../../model/finding-order.ts';
import type { ReportedCase, ReportedClause } from '../../model/report.ts';
import type { Tone } from '../../model/verdict-word.ts';
import { expectedText } from '../../text/case-text.ts';
import { exchangesByWeight } from '../../text/exchange-text.ts';
import { failureDetailsOf } from '../../text/failure-details.ts';
import { Code, CopyBlock, plural, Says, VerdictMark, Words } from '../marks.tsx';
import { LedgerNote } from '../sections/ledger-note.tsx';
import { ExchangeLines } from './exchange-line.tsx';
import { ExchangeView } from './exchange-view.tsx';

const wholeExchanges = 2;
const maxFindings = 12;

/** A finding. What was expected is left out where the card has said it of the whole case. */
function FindingItem(props: { readonly finding: ReportedFinding; readonly expected: string }): JSX.Element {
  const { finding, expected } = props;
  return (
    <li>
      <p>
        <Code text={finding.code} /> <Words text={finding.message} />
      </p>
      <p>
        {finding.expected === expected ? 'Received ' : 'Expected '}
        {finding.expected === expected ? null : (
          <>
            <Code text={finding.expected} />, received{' '}
          </>
        )}
        <Code text={finding.received} />
        {finding.pointer === '' ? null : ' at '}
        {finding.pointer === '' ? null : <Code text={finding.pointer} />}
      </p>
    </li>
  );
}

function Findings(props: {
  readonly findings: readonly ReportedFinding[];
  readonly expected: string;
}): JSX.Element | null {
  const { findings, expected } = props;
  if (findings.length === 0) return null;
  return (
    <>
      <dt>Findings</dt>
      <dd>
        <ul class="findings">
          {findings.slice(0, maxFindings).map((finding) => (
            <FindingItem finding={finding} expected={expected} />
          ))}
        </ul>
        {findings.length > maxFindings ? (
          <p>The file report.json has {findings.length - maxFindings} more.</p>
        ) : null}
      </dd>
    </>
  );
}

function Exchanges({ reported }: { readonly reported: ReportedCase }): JSX.Element {
  const exchanges = exchangesByWeight(reported);
  const findings = findingsByWeight(reported);
  const rest = exchanges.slice(wholeExchanges);
  const pointer = (id: number) => findings.find(({ exchange }) => exchange === id)?.pointer ?? '';
  return (
    <>
      {exchanges.slice(0, wholeExchanges).map((exchange) => (
        <ExchangeView exchange={exchange} pointer={pointer(exchange.id)} />
      ))}
      {rest.length === 0 ? null : <ExchangeLines exchanges={rest} method="" />}
      {exchanges.length === 0 ? <p>Nothing was sent for this case.</p> : null}
    </>
  );
}

/** Whether the reason says more than the first finding, which stands below it. */
function addsToFindings({ reason, deviation }: ReportedCase, findings: readonly ReportedFinding[]): boolean {
  const [first] = findings;
  return first === undefined || deviation !== undefined || !reason.startsWith(first.message);
}

/** What a case was: what was expected, what was found, the likely cause, what the ledger says. Each stands once. */
function Facts(props: { readonly reported: ReportedCase; readonly clause: ReportedClause }): JSX.Element {
  const { reported, clause } = props;
  const { responsesJudged } = reported;
  const { cause } = failureDetailsOf(reported, clause);
  const findings = findingsByWeight(reported);
  const expected = expectedText(reported, clause);
  // Where every finding has an expectation of its own, the case's would say the same in other words.
  const isOwn = findings.length > 0 && findings.every((finding) => finding.expected !== expected);
  const why = addsToFindings(reported, findings);
  return (
    <dl>
      {isOwn ? null : <dt>Expected</dt>}
      {isOwn ? null : (
        <dd>
          <Words text={expected} />
        </dd>
      )}
      {why ? <dt>Why</dt> : null}
      {why ? (
        <dd>
          <Words text={reported.reason} />
        </dd>
      ) : null}
      <Findings findings={findings} expected={expected} />
      {responsesJudged === undefined ? null : <dt>Judged</dt>}
      {responsesJudged === undefined ? null : <dd>{plural(responsesJudged, 'response')} of the run</dd>}
      {cause === null ? null : <dt>Likely cause</dt>}
      {cause === null ? null : (
        <dd>
          <Says text={cause} />
        </dd>
      )}
      {reported.deviation === undefined ? null : <dt>Ledger</dt>}
      {reported.deviation === undefined ? null : (
        <dd>
          <LedgerNote deviation={reported.deviation} />
        </dd>
      )}
    </dl>
  );
}

/** A case with everything that a person needs to agree or disagree with its verdict. `subjectTitle` names its subject. */
export function CaseCard(props: {
  readonly reported: ReportedCase;
  readonly clause: ReportedClause;
  readonly id: string;
  readonly subjectTitle: string | null;
  readonly tone: Tone;
  readonly open: boolean;
}): JSX.Element {
  const { reported, clause, id, subjectTitle, tone, open } = props;
  return (
    <details class={`case ${tone}`} id={id} data-v={reported.verdict} open={open}>
      <summary>
        <VerdictMark verdict={reported.verdict} tone={tone} />{' '}
        <h4>
          <Words text={reported.title} />
        </h4>{' '}
        <Code text={reported.id} />
        {subjectTitle === null ? null : ' '}
        {subjectTitle === null ? null : (
          <b class="subject-title">
            <Words text={subjectTitle} />
          </b>
        )}
      </summary>
      <Facts reported={reported} clause={clause} />
      <Exchanges reported={reported} />
      <CopyBlock label="Repeat this case" text={reported.repeat} />
    </details>
  );
}
