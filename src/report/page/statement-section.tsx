/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Report } from '../report.ts';
import {
  countsLine,
  saidCounts,
  statementMark,
  statementRemarks,
  statementSentence,
  statementTitles,
} from '../statement.ts';
import { toneOf } from '../verdict-word.ts';
import { Sign, Words } from './marks.tsx';

const mainReasons = 3;

/** The counts as a strip; a picture of what the table below says in numbers. */
function Strip({ report }: { readonly report: Report }): JSX.Element | null {
  const total = report.cases.length;
  if (total === 0) return null;
  let x = 0;
  const parts = saidCounts(report.counts).map(([verdict, count]) => {
    const part = { verdict, x, width: (count / total) * 100 };
    x += part.width;
    return part;
  });
  return (
    <svg
      class="strip"
      viewBox="0 0 100 3"
      preserveAspectRatio="none"
      role="img"
      aria-label={countsLine(report.counts)}
    >
      {parts.map((part) => (
        <rect
          class={toneOf(part.verdict, report.options.strict)}
          x={part.x.toFixed(2)}
          width={part.width.toFixed(2)}
          height="3"
        />
      ))}
    </svg>
  );
}

function Reasons({ reasons }: { readonly reasons: readonly string[] }): JSX.Element {
  return (
    <ul>
      {reasons.map((reason) => (
        <li>
          <Words text={reason} />
        </li>
      ))}
    </ul>
  );
}

/** What the run says: the statement, one sentence, and the main reasons for it. */
export function StatementSection({ report }: { readonly report: Report }): JSX.Element {
  const { tone, symbol } = statementMark(report);
  const reasons = [...report.reasons.slice(0, mainReasons), ...statementRemarks(report)];
  const more = report.reasons.slice(mainReasons);
  return (
    <section class={`statement ${tone}`} aria-labelledby="statement">
      <p class="eyebrow">
        <span>
          <Words text={report.contract.method} />
        </span>{' '}
        <span>edition {report.contract.edition}</span>{' '}
        <span>
          <Words text={report.subject.name} />
        </span>
      </p>
      <h1 id="statement">
        <Sign text={symbol} /> {statementTitles[report.statement]}
        {report.partial ? ' (partial)' : ''}
      </h1>
      <p class="sentence">
        <Words text={statementSentence(report)} />
      </p>
      {reasons.length === 0 ? null : <Reasons reasons={reasons} />}
      {more.length === 0 ? null : (
        <details>
          <summary>{more.length} more reasons</summary>
          <Reasons reasons={more} />
        </details>
      )}
      <Strip report={report} />
    </section>
  );
}
