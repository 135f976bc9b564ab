/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { ReportedFinding } from '../../make/reported-finding.ts';
import { findingsByWeight } from '../../model/finding-order.ts';
import type { ReportedCase, ReportedClause } from '../../model/report.ts';
import type { Tone } from '../../model/verdict-word.ts';
import { accountOf } from '../../text/case-account.ts';
import { expectedText } from '../../text/case-text.ts';
import { exchangesByWeight } from '../../text/exchange-text.ts';
import { Code, CopyBlock, Says, VerdictMark, Words } from '../marks.tsx';
import { LedgerNote } from '../sections/ledger-note.tsx';
import { ExchangeLines } from './exchange-line.tsx';
import { ExchangeView } from './exchange-view.tsx';

const wholeExchanges = 2;
const mostFindings = 12;

function FindingItem({ finding }: { readonly finding: ReportedFinding }): JSX.Element {
  return (
    <li>
      <p>
        <Code text={finding.code} /> <Words text={finding.message} />
      </p>
      <p>
        Expected <Code text={finding.expected} />, received <Code text={finding.received} />
        {finding.pointer === '' ? null : ' at '}
        {finding.pointer === '' ? null : <Code text={finding.pointer} />}
      </p>
    </li>
  );
}

function Findings({ findings }: { readonly findings: readonly ReportedFinding[] }): JSX.Element | null {
  if (findings.length === 0) return null;
  return (
    <>
      <dt>Findings</dt>
      <dd>
        <ul class="findings">
          {findings.slice(0, mostFindings).map((finding) => (
            <FindingItem finding={finding} />
          ))}
        </ul>
        {findings.length > mostFindings ? (
          <p>{findings.length - mostFindings} more are in report.json.</p>
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

/** What a case was, in sentences: expected, why this verdict, what was found, what the ledger says, how to repeat it. */
function Facts(props: { readonly reported: ReportedCase; readonly clause: ReportedClause }): JSX.Element {
  const { reported, clause } = props;
  const { responsesJudged } = reported;
  const { cause } = accountOf(reported, clause);
  return (
    <dl>
      <dt>Expected</dt>
      <dd>
        <Words text={expectedText(reported, clause)} />
      </dd>
      <dt>Why</dt>
      <dd>
        <Words text={reported.reason} />
        {responsesJudged === undefined ? '' : ` It judged ${responsesJudged} responses of the run.`}
      </dd>
      {cause === null ? null : <dt>Likely cause</dt>}
      {cause === null ? null : (
        <dd>
          <Says text={cause} />
        </dd>
      )}
      <Findings findings={findingsByWeight(reported)} />
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
