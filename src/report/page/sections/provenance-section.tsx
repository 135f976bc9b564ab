/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { columnsOf } from '../../model/columns.ts';
import type { Report, ReportedSubject } from '../../model/report.ts';
import { Words } from '../marks.tsx';

function facts(subject: ReportedSubject): readonly (readonly [name: string, value: string])[] {
  const { contract, run, options } = subject;
  return [
    ['Subject', `${subject.name} (${subject.kind})`],
    ['Origin', subject.origin],
    ['Contract', `${contract.method}, edition ${contract.edition}`],
    ['Contract SHA-256', contract.sha256],
    ...(subject.plan === '' ? [] : [['Plan SHA-256', subject.plan] as const]),
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
            <Words text={value} />
          </dd>
        </>
      ))}
    </dl>
  );
}

/** Which suite judged which subject by which contract, and when; each column by itself. */
export function ProvenanceSection({ report }: { readonly report: Report }): JSX.Element {
  const columns = columnsOf(report);
  return (
    <>
      <p>
        Made by <Words text={report.suite.name} /> {report.suite.version}. Repeating the run gives the same
        report but for the run’s id and its times.
      </p>
      {columns.map(({ subject, title }) => (
        <>
          {columns.length > 1 ? (
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
