/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Report } from '../../model/report.ts';
import { type RootCause, rootCausesOf } from '../../model/root-causes.ts';
import { titledSubjects } from '../../model/subjects.ts';
import { CaseLink, ClauseLink, Code, plural, Says, VerdictMark, Words } from '../marks.tsx';

const main = 3;
/** More root causes than this are a list that the cases themselves are better at. */
const most = 20;
const mostClauses = 4;

function Clauses({ clauses }: { readonly clauses: readonly string[] }): JSX.Element {
  const more = clauses.length - mostClauses;
  return (
    <>
      {clauses.slice(0, mostClauses).map((id, index) => (
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
  const { verdict, tone, sentence, count, first, clauses, account } = rootCause;
  return (
    <li>
      <VerdictMark verdict={verdict} tone={tone} />{' '}
      {subjectTitle === null ? null : (
        <b>
          <Words text={subjectTitle} />:{' '}
        </b>
      )}
      <Words text={sentence} />
      <p>
        Expected <Code text={account.expected} />, received <Code text={account.received} limit={160} />.
        {account.cause === null ? null : ' '}
        {account.cause === null ? null : <Says text={account.cause} />}
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

/** What is wrong, each root cause once, worst first: three of them, and the others folded. */
export function RootCauses({ report }: { readonly report: Report }): JSX.Element | null {
  const rootCauses = rootCausesOf(report);
  if (rootCauses.length === 0) return null;
  const subjects = titledSubjects(report);
  const item = (rootCause: RootCause) => {
    const title = subjects.find(({ subject }) => subject.key === rootCause.first.subject)?.title ?? null;
    return <Item rootCause={rootCause} subjectTitle={subjects.length > 1 ? title : null} />;
  };
  const more = rootCauses.slice(main);
  return (
    <>
      <ol class="headlines">{rootCauses.slice(0, main).map(item)}</ol>
      {more.length === 0 ? null : (
        <details>
          <summary>{plural(more.length, 'more cause')}</summary>
          <ol class="headlines" start={main + 1}>
            {more.slice(0, most).map(item)}
          </ol>
          {more.length > most ? <p>The others stand below, under their clauses.</p> : null}
        </details>
      )}
    </>
  );
}
