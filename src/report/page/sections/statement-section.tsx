/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { columnsOf } from '../../model/columns.ts';
import type { Report } from '../../model/report.ts';
import {
  countsLine,
  saidCounts,
  statementMark,
  statementRemarks,
  statementSentence,
  statementTitles,
} from '../../model/statement.ts';
import { toneOf } from '../../model/verdict-word.ts';
import { plural, Sign, Words } from '../marks.tsx';
import { RootCauses } from './root-causes.tsx';

/** The colours of the strip where style sheets are not allowed; with one they follow the page's. */
const plainFill = { green: '#1a7f4b', red: '#c0281e', amber: '#9a6200', neutral: '#9aa3ad' } as const;

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
      width="100%"
      height="10"
      preserveAspectRatio="none"
      role="img"
      aria-label={countsLine(report.counts)}
    >
      {parts.map((part) => {
        const tone = toneOf(part.verdict, report.options.strict);
        return (
          <rect
            class={tone}
            fill={plainFill[tone]}
            x={part.x.toFixed(2)}
            width={part.width.toFixed(2)}
            height="3"
          />
        );
      })}
    </svg>
  );
}

/** What every column amounts to, where there are several. */
function Columns({ report }: { readonly report: Report }): JSX.Element | null {
  const columns = columnsOf(report);
  if (columns.length < 2) return null;
  return (
    <ul class="columns">
      {columns.map(({ subject, title }) => {
        const { tone, symbol } = statementMark({ ...report, ...subject });
        return (
          <li>
            <b>
              <Words text={title} />
            </b>{' '}
            <span class={`mark ${tone}`}>
              <Sign text={symbol} /> {statementTitles[subject.statement]}
            </span>{' '}
            <small>{countsLine(subject.counts)}</small>
          </li>
        );
      })}
    </ul>
  );
}

function Facts({ report }: { readonly report: Report }): JSX.Element {
  const { contract, subject, run, cases } = report;
  return (
    <p class="eyebrow">
      <span>
        <Words text={contract.method} />
      </span>{' '}
      <span>edition {contract.edition}</span>{' '}
      <span>
        <Words text={subject.name} />
      </span>{' '}
      <span>{run.startedAt.slice(0, 16).replace('T', ' ')} UTC</span>{' '}
      <span>{plural(cases.length, 'case')}</span> <span>{plural(run.requests, 'request')}</span>
    </p>
  );
}

/** What the run says: the statement, one sentence, and the main reasons for it. */
export function StatementSection({ report }: { readonly report: Report }): JSX.Element {
  const { tone, symbol } = statementMark(report);
  const runWarnings = columnsOf(report).flatMap(({ subject, title }) =>
    (subject.runWarnings ?? []).map(({ message }) =>
      report.subjects.length > 1 ? `${title}: ${message}` : message,
    ),
  );
  const remarks = [...runWarnings, ...statementRemarks(report)];
  return (
    <header class={`statement ${tone}`}>
      <Facts report={report} />
      <h1 id="statement">
        <Sign text={symbol} /> {statementTitles[report.statement]}
        {report.partial ? ' (partial)' : ''}
      </h1>
      <p class="sentence">
        <Words text={statementSentence(report)} />
      </p>
      <RootCauses report={report} />
      {remarks.length === 0 ? null : (
        <ul class="alarms">
          {remarks.map((remark) => (
            <li>
              <Sign text="!" /> <Words text={remark} />
            </li>
          ))}
        </ul>
      )}
      <Columns report={report} />
      <Strip report={report} />
    </header>
  );
}
