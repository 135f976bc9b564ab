/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { SinceLastTime, VerdictChange } from '../../compare/history/history.ts';
import type { Report } from '../../model/report.ts';
import { statementTitles } from '../../model/statement.ts';
import { titledSubjects } from '../../model/subjects.ts';
import { CaseLink, Code, plural, VerdictMark, Words } from '../marks.tsx';

const maxShown = 10;

const kinds = [
  ['regressed', 'Regressed'],
  ['fixed', 'Fixed'],
  ['newlyJudged', 'Newly judged'],
  ['changed', 'Changed'],
  ['new', 'New'],
  ['gone', 'Gone'],
] as const;

function Change({ change }: { readonly change: VerdictChange }): JSX.Element {
  const { id, before, now } = change;
  return (
    <li>
      {now === null ? <Code text={id} /> : <CaseLink of={change} verdict={now} />}
      {': '}
      {before === null ? null : <VerdictMark verdict={before} />}
      {before === null || now === null ? null : ' → '}
      {now === null ? null : <VerdictMark verdict={now} />}
    </li>
  );
}

function Changes(props: {
  readonly title: string;
  readonly changes: readonly VerdictChange[];
}): JSX.Element | null {
  const { title, changes } = props;
  if (changes.length === 0) return null;
  return (
    <>
      <dt>
        {title} <b>{changes.length}</b>
      </dt>
      <dd>
        <details open={changes.length <= maxShown}>
          <summary>{plural(changes.length, 'case')}</summary>
          <ul class="changes">
            {changes.map((change) => (
              <Change change={change} />
            ))}
          </ul>
        </details>
      </dd>
    </>
  );
}

function Since(props: { readonly since: SinceLastTime; readonly title: string | null }): JSX.Element {
  const { since, title } = props;
  const { previous, samePlan } = since;
  const total = kinds.reduce((sum, [kind]) => sum + since[kind].length, 0);
  return (
    <>
      {title === null ? null : (
        <h3>
          <Words text={title} />
        </h3>
      )}
      <p>
        The run before, of {previous.run.startedAt.slice(0, 16).replace('T', ' ')} UTC, said “
        {statementTitles[previous.statement]}”.
        {total === 0 ? ' Every case has the same verdict as then.' : ''}
        {samePlan ? '' : ' The plan was another one then: cases may be new or gone for that reason alone.'}
      </p>
      {total === 0 ? null : (
        <dl>
          {kinds.map(([kind, name]) => (
            <Changes title={name} changes={since[kind]} />
          ))}
        </dl>
      )}
    </>
  );
}

/** What is otherwise than in the run before: regressed, fixed, newly judged, changed, new, gone. */
export function SinceSection({ report }: { readonly report: Report }): JSX.Element {
  const subjects = titledSubjects(report);
  const title = (key: string) => subjects.find(({ subject }) => subject.key === key)?.title ?? key;
  return (
    <>
      {report.since?.map((since) => (
        <Since since={since} title={subjects.length > 1 ? title(since.subject) : null} />
      ))}
    </>
  );
}
