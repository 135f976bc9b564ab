/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Report } from '../../model/report.ts';
import { type RootCause, rootCausesOf } from '../../model/root-causes.ts';
import { titledSubjects } from '../../model/subjects.ts';
import { CaseLink, ClauseLink, Code, plural, Says, VerdictMark, Words } from '../marks.tsx';

/** Three root causes fit beside the statement on one screen. */
const shownCount = 3;
/** More root causes than this are a list that the cases themselves are better at. */
const maxListed = 20;
/** More names than this do not fit on one line. */
const maxClauses = 4;

function Clauses({ clauses }: { readonly clauses: readonly string[] }): JSX.Element {
  const more = clauses.length - maxClauses;
  return (
    <>
      {clauses.slice(0, maxClauses).map((id, index) => (
        <>
          {index === 0 ? '' : ', '}
          <ClauseLink id={id} />
        </>
      ))}
      {more > 0 ? ` and ${more} more` : ''}
    </>
  );
}

function Item(props: { readonly rootCause: RootCause; readonly subjectTitle: string | null }): JSX.Element {
  const { rootCause, subjectTitle } = props;
  const { verdict, tone, title, count, first, clauses, details } = rootCause;
  return (
    <li>
      <VerdictMark verdict={verdict} tone={tone} />{' '}
      {subjectTitle === null ? null : (
        <b>
          <Words text={subjectTitle} />:{' '}
        </b>
      )}
      <Words text={title} />
      <p>
        Expected <Code text={details.expected} />, received <Code text={details.received} limit={160} />.
        {details.cause === null ? null : ' '}
        {details.cause === null ? null : <Says text={details.cause} />}
      </p>
      <p>
        <small>
          {plural(count, 'case')} of <Clauses clauses={clauses} />, such as{' '}
          <CaseLink of={first} verdict={first.verdict} />
        </small>
      </p>
    </li>
  );
}

/** What is wrong, each root cause once, worst first: three of them, and the others collapsed. */
export function RootCauses({ report }: { readonly report: Report }): JSX.Element | null {
  const rootCauses = rootCausesOf(report);
  if (rootCauses.length === 0) return null;
  const subjects = titledSubjects(report);
  const item = (rootCause: RootCause) => {
    const title = subjects.find(({ subject }) => subject.key === rootCause.first.subject)?.title ?? null;
    return <Item rootCause={rootCause} subjectTitle={subjects.length > 1 ? title : null} />;
  };
  const more = rootCauses.slice(shownCount);
  return (
    <>
      <ol class="root-causes">{rootCauses.slice(0, shownCount).map(item)}</ol>
      {more.length === 0 ? null : (
        <details>
          <summary>{plural(more.length, 'more cause')}</summary>
          <ol class="root-causes" start={shownCount + 1}>
            {more.slice(0, maxListed).map(item)}
          </ol>
          {more.length > maxListed ? <p>The section Cases shows the others under their clauses.</p> : null}
        </details>
      )}
    </>
  );
}
