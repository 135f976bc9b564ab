/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { clauseWordings } from '../../model/clause-wordings.ts';
import { type Matrix, matrixOf } from '../../model/matrix.ts';
import { methodsOf } from '../../model/overview.ts';
import type { Report, ReportedClause } from '../../model/report.ts';
import { quietVerdicts, worstFirst } from '../../model/verdict-word.ts';
import { shortened, visibleLines } from '../../text/escape.ts';
import { PageLine } from '../cases/page-line.tsx';
import { ClauseLink, LevelMark, SaidCounts, Says, SourceCite, Term } from '../marks.tsx';
import { type PageReading, type Passage, readPages } from '../page-reading.ts';
import { ClauseVerdict } from './clause-verdict.tsx';

/** Unpromised lines are collapsed from here on. */
const longPassage = 4;

function Note(props: { readonly clause: ReportedClause; readonly matrix: Matrix }): JSX.Element {
  const { clause, matrix } = props;
  const derived = clause.source.note === undefined ? '' : ` (${clause.source.note})`;
  return (
    <li>
      <ClauseVerdict clause={clause} matrix={matrix} /> <ClauseLink id={clause.id} />{' '}
      <LevelMark level={clause.level} />
      <br />
      <Says text={clause.says} />
      {derived}
    </li>
  );
}

/** Whether each line of a passage stands between code fences, given whether its first one does. */
function fenced(lines: readonly string[], inside: boolean): readonly boolean[] {
  let code = inside;
  return lines.map((line) => {
    if (/^\s*```/.test(line)) {
      code = !code;
      return false;
    }
    return code;
  });
}

function Lines(props: { readonly passage: Passage; readonly inside: boolean }): JSX.Element {
  const { first, lines } = props.passage;
  const code = fenced(lines, props.inside);
  return (
    <ol start={first}>
      {lines.map((line, index) => (
        <li>
          <PageLine line={line} code={code[index] ?? false} />
        </li>
      ))}
    </ol>
  );
}

function PassageView(props: {
  readonly passage: Passage;
  readonly inside: boolean;
  readonly matrix: Matrix;
}): JSX.Element {
  const { passage, inside, matrix } = props;
  const { first, lines, clauses, promised } = passage;
  if (!promised && lines.length >= longPassage)
    return (
      <details class="passage">
        <summary>
          Lines {first}–{first + lines.length - 1}: no clause rests on these lines
        </summary>
        <Lines passage={passage} inside={inside} />
      </details>
    );
  return (
    <div class={promised ? 'passage promised' : 'passage'}>
      <Lines passage={passage} inside={inside} />
      {clauses.length === 0 ? null : (
        <ul class="margin">
          {clauses.map((clause) => (
            <Note clause={clause} matrix={matrix} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Reading(props: { readonly reading: PageReading; readonly matrix: Matrix }): JSX.Element {
  const { reading, matrix } = props;
  const fences = reading.passages.map(({ lines }) => lines.filter((line) => /^\s*```/.test(line)).length);
  return (
    <article class="reading" aria-label={reading.page}>
      {reading.passages.map((passage, index) => {
        const before = fences.slice(0, index).reduce((sum, count) => sum + count, 0);
        return <PassageView passage={passage} inside={before % 2 === 1} matrix={matrix} />;
      })}
    </article>
  );
}

function Row(props: { readonly clause: ReportedClause; readonly matrix: Matrix }): JSX.Element {
  const { clause, matrix } = props;
  return (
    <tr>
      <th scope="row">
        <ClauseLink id={clause.id} /> <LevelMark level={clause.level} />
      </th>
      <td>
        <ClauseVerdict clause={clause} matrix={matrix} />
      </td>
      <td>
        <Says text={clause.says} />
        {clause.quote === '' ? null : <blockquote>{visibleLines(shortened(clause.quote, 400))}</blockquote>}{' '}
        <cite>
          <SourceCite source={clause.source} />
        </cite>
      </td>
      <td>
        <SaidCounts counts={clause.counts} />
      </td>
    </tr>
  );
}

/**
 * Of one method every clause where it stands: the pages that we have read line by line, then the clauses from elsewhere.
 * Of several methods only the clauses that are not simply kept.
 */
export function PromisesSection({ report }: { readonly report: Report }): JSX.Element {
  const matrix = matrixOf(report);
  const clauses = clauseWordings(report).map(({ clause }) => clause);
  const isOfOne = methodsOf(report).length === 1;
  // Line by line is read the page of one method. Clauses that all methods share would stand beside it once for each.
  const readings = isOfOne ? readPages(clauses) : [];
  const read = new Set(readings.flatMap(({ passages }) => passages.flatMap(({ clauses }) => clauses)));
  const others = clauses
    .filter((clause) => !read.has(clause) && (isOfOne || !quietVerdicts.has(clause.verdict)))
    .sort((one, other) => worstFirst.indexOf(one.verdict) - worstFirst.indexOf(other.verdict));
  return (
    <>
      {readings.length === 0 ? null : (
        <p>
          This is the documentation page, line by line. Beside a line that makes a promise stand its{' '}
          <Term name="clause" text="clauses" /> with their verdicts. The verdict of a clause is the worst
          verdict of its cases.
        </p>
      )}
      {readings.map((reading) => (
        <Reading reading={reading} matrix={matrix} />
      ))}
      {isOfOne ? null : (
        <p>
          The clauses of each method stand with their cases. Listed here are those that are not simply kept:{' '}
          {others.length}.
        </p>
      )}
      {others.length === 0 ? null : (
        <table class="clauses">
          <caption>{readings.length === 0 ? 'Clauses' : 'Clauses from other sources'}</caption>
          <thead>
            <tr>
              <th scope="col">Clause</th>
              <th scope="col">Verdict</th>
              <th scope="col">What it says</th>
              <th scope="col">Cases</th>
            </tr>
          </thead>
          <tbody>
            {others.map((clause) => (
              <Row clause={clause} matrix={matrix} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
