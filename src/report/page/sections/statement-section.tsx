/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { editionsOf, everybody, runOf } from '../../model/overview.ts';
import type { Report } from '../../model/report.ts';
import {
  countsLine,
  headRemarks,
  saidCounts,
  statementMark,
  statementSentence,
  statementTitles,
} from '../../model/statement.ts';
import { isStrictThroughout, titledSubjects } from '../../model/subjects.ts';
import { toneOf } from '../../model/verdict-word.ts';
import { aboutSentence, methodsText } from '../../text/about-sentence.ts';
import { plural, Sign, Term, VerdictMark, Words } from '../marks.tsx';
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
        const tone = toneOf(part.verdict, isStrictThroughout(report));
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

/** What each part of the strip stands for, in its order. Each word leads to the glossary. */
function Legend({ report }: { readonly report: Report }): JSX.Element | null {
  const said = saidCounts(report.counts);
  if (said.length === 0) return null;
  return (
    <ul class="legend">
      {said.map(([verdict, count]) => (
        <li>
          <VerdictMark verdict={verdict} tone={toneOf(verdict, isStrictThroughout(report))} linked={true} />{' '}
          {count}
        </li>
      ))}
    </ul>
  );
}

/** What every subject amounts to, where there are several. */
function Subjects({ report }: { readonly report: Report }): JSX.Element | null {
  const subjects = titledSubjects(report);
  if (subjects.length < 2) return null;
  return (
    <ul class="subjects">
      {subjects.map(({ subject, title }) => {
        const { tone, symbol } = statementMark(subject);
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
  const run = runOf(report);
  const editions = editionsOf(report);
  return (
    <p class="eyebrow">
      <span>
        <Words text={methodsText(report)} />
      </span>{' '}
      <span>
        <Term name="edition" text={editions.length === 1 ? 'edition' : 'editions'} /> {editions.join(', ')}
      </span>{' '}
      <span>
        <Words text={everybody(report).name} />
      </span>{' '}
      <span>{run.startedAt.slice(0, 16).replace('T', ' ')} UTC</span>{' '}
      <span>{plural(report.cases.length, 'case')}</span> <span>{plural(run.requests, 'request')}</span>
    </p>
  );
}

/** What the run says: the statement, one sentence, and the main reasons for it. */
export function StatementSection({ report }: { readonly report: Report }): JSX.Element {
  const { tone, symbol } = statementMark(report);
  const remarks = headRemarks(report);
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
      <p>
        <Words text={aboutSentence(report)} />
      </p>
      <RootCauses report={report} />
      {remarks.length === 0 ? null : (
        <ul class="remarks">
          {remarks.map((remark) => (
            <li>
              <Sign text="!" /> <Words text={remark} />
            </li>
          ))}
        </ul>
      )}
      <Subjects report={report} />
      <Strip report={report} />
      <Legend report={report} />
    </header>
  );
}
