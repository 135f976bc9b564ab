/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { groupedBy } from '../../model/grouped-by.ts';
import type { Report, ReportedSubject } from '../../model/report.ts';
import { titledSubjects } from '../../model/subjects.ts';
import { Term, Words } from '../marks.tsx';

/** The names of all described methods fit in; nothing that a report from elsewhere brings fills the page. */
const maxValue = 10_000;

function facts(subject: ReportedSubject): readonly (readonly [name: string, value: string])[] {
  const { documents, run, options } = subject;
  return [
    ['Subject', `${subject.name} (${subject.kind})`],
    ['Origin', subject.origin],
    ...[...groupedBy(documents, ({ edition }) => edition)].map(
      ([edition, own]) => [`Edition ${edition}`, own.map(({ method }) => method).join(', ')] as const,
    ),
    ['Plan SHA-256', subject.plan],
    ['Run', run.id],
    ['Started', run.startedAt],
    ['Finished', run.finishedAt],
    ['Took', `${(run.durationMs / 1000).toFixed(1)} s`],
    ['Requests sent', String(run.requests)],
    ['Strict', options.strict ? 'yes: a lenient case is red' : 'no'],
    ['Only', options.only ?? 'everything'],
    ['Ledger', options.deviations ?? 'none'],
    ['Exit code', String(subject.exitCode)],
  ];
}

function Facts({ subject }: { readonly subject: ReportedSubject }): JSX.Element {
  return (
    <dl>
      {facts(subject).map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>
            <Words text={value} limit={maxValue} />
          </dd>
        </>
      ))}
    </dl>
  );
}

/** Which suite judged which subject by which documents, and when; each subject by itself. Their hashes are in the proof. */
export function ProvenanceSection({ report }: { readonly report: Report }): JSX.Element {
  const subjects = titledSubjects(report);
  return (
    <>
      <p>
        <Words text={report.suite.name} /> {report.suite.version} made this report from the{' '}
        <Term name="evidence" />. The same run gives the same report, except for the run’s id and its times.
      </p>
      {subjects.map(({ subject, title }) => (
        <>
          {subjects.length > 1 ? (
            <h3>
              <Words text={title} />
            </h3>
          ) : null}
          <Facts subject={subject} />
        </>
      ))}
    </>
  );
}
