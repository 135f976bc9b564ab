/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Finding } from '../../check/finding.ts';
import { expectedText } from '../case-text.ts';
import { exchangesByWeight } from '../exchange-text.ts';
import { findingsByWeight } from '../finding-order.ts';
import type { ReportedCase, ReportedClause } from '../report.ts';
import type { Tone } from '../verdict-word.ts';
import { ExchangeLines } from './exchange-line.tsx';
import { ExchangeView } from './exchange-view.tsx';
import { Block, Code, VerdictMark, Words } from './marks.tsx';

const wholeExchanges = 2;
const mostLines = 20;

function FindingItem({ finding }: { readonly finding: Finding }): JSX.Element {
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

function Exchanges({ reported }: { readonly reported: ReportedCase }): JSX.Element {
  const exchanges = exchangesByWeight(reported);
  const rest = exchanges.slice(wholeExchanges);
  return (
    <>
      {exchanges.slice(0, wholeExchanges).map((exchange) => (
        <ExchangeView exchange={exchange} />
      ))}
      {rest.length === 0 ? null : (
        <ul class="rows">
          <li>
            <ExchangeLines exchanges={rest} method="" />
          </li>
        </ul>
      )}
      {exchanges.length === 0 ? <p>Nothing was sent for this case.</p> : null}
    </>
  );
}

function Ledger({ reported }: { readonly reported: ReportedCase }): JSX.Element | null {
  const { deviation } = reported;
  if (deviation === undefined) return null;
  return (
    <>
      <dt>Ledger</dt>
      <dd>
        <Words text={deviation.reason} /> Since {deviation.since}
        {deviation.expires === undefined ? '' : `, expires ${deviation.expires}`}
        {deviation.issue === undefined ? null : ', '}
        {deviation.issue === undefined ? null : <Words text={deviation.issue} />}.
      </dd>
    </>
  );
}

/** A case with everything that a person needs to agree or disagree with its verdict. */
export function CaseCard(props: {
  readonly reported: ReportedCase;
  readonly clause: ReportedClause;
  readonly tone: Tone;
  readonly open: boolean;
}): JSX.Element {
  const { reported, clause, tone, open } = props;
  const { findings, watched } = { findings: findingsByWeight(reported), watched: reported.watched };
  return (
    <details class={`case ${tone}`} id={reported.id} open={open}>
      <summary>
        <VerdictMark verdict={reported.verdict} tone={tone} />
        <h4>
          <Words text={reported.title} />
        </h4>
        <Code text={reported.id} />
      </summary>
      <Exchanges reported={reported} />
      <dl>
        <dt>Expected</dt>
        <dd>
          <Words text={expectedText(reported, clause)} />
        </dd>
        <dt>Why</dt>
        <dd>
          <Words text={reported.reason} />
          {watched === undefined ? '' : ` It looked at ${watched} answers of the run.`}
        </dd>
        {findings.length === 0 ? null : <dt>Findings</dt>}
        {findings.length === 0 ? null : (
          <dd>
            <ul class="findings">
              {findings.slice(0, mostLines).map((finding) => (
                <FindingItem finding={finding} />
              ))}
            </ul>
            {findings.length > mostLines ? (
              <p>{findings.length - mostLines} more are in report.json.</p>
            ) : null}
          </dd>
        )}
        <Ledger reported={reported} />
        <dt>Repeat</dt>
        <dd>
          <Block text={reported.repeat} />
        </dd>
      </dl>
    </details>
  );
}
