/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { sourceText } from '../case-text.ts';
import { shortened, visibleLines } from '../escape.ts';
import type { Report, ReportedClause } from '../report.ts';
import { toneOf } from '../verdict-word.ts';
import { Code, LevelMark, SaidCounts, VerdictMark, Words } from './marks.tsx';

function Row(props: { readonly clause: ReportedClause; readonly strict: boolean }): JSX.Element {
  const { clause, strict } = props;
  return (
    <tr>
      <th scope="row">
        <a href={`#clause-${clause.id}`}>
          <Code text={clause.id} />
        </a>{' '}
        <LevelMark level={clause.level} />
      </th>
      <td>
        <VerdictMark verdict={clause.verdict} tone={toneOf(clause.verdict, strict)} />
      </td>
      <td>
        <Words text={clause.says} />
        {clause.quote === '' ? null : <blockquote>{visibleLines(shortened(clause.quote, 400))}</blockquote>}
        <cite>
          <Words text={sourceText(clause.source)} />
        </cite>
      </td>
      <td>
        <SaidCounts counts={clause.counts} />
      </td>
    </tr>
  );
}

/** Every promise with its verdict, and the line that makes it. */
export function ClausesSection({ report }: { readonly report: Report }): JSX.Element {
  return (
    <section id="clauses" aria-labelledby="clauses-title">
      <h2 id="clauses-title">Clauses</h2>
      <table class="clauses">
        <caption>What is promised, where it stands, and what was seen of it</caption>
        <thead>
          <tr>
            <th scope="col">Clause</th>
            <th scope="col">Verdict</th>
            <th scope="col">What it says</th>
            <th scope="col">Cases</th>
          </tr>
        </thead>
        <tbody>
          {report.clauses.map((clause) => (
            <Row clause={clause} strict={report.options.strict} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
