/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Report } from '../report.ts';
import { Words } from './marks.tsx';

function facts(report: Report): readonly [name: string, value: string][] {
  const { suite, contract, subject, run, options } = report;
  return [
    ['Suite', `${suite.name} ${suite.version}`],
    ['Contract', `${contract.method}, edition ${contract.edition}`],
    ['Contract SHA-256', contract.sha256],
    ['Subject', `${subject.name} (${subject.kind})`],
    ['Origin', subject.origin],
    ['Run', run.id],
    ['Started', run.startedAt],
    ['Finished', run.finishedAt],
    ['Took', `${(run.durationMs / 1000).toFixed(1)} s`],
    ['Requests sent', String(run.requests)],
    ['Strict', options.strict ? 'yes: a lenient case is red' : 'no'],
    ['Only', options.only ?? 'everything'],
    ['Ledger', options.deviations ?? 'none'],
    ['Exit code', String(report.exitCode)],
  ];
}

/** Which suite judged which subject by which contract, and when. */
export function ProvenanceSection({ report }: { readonly report: Report }): JSX.Element {
  return (
    <section id="provenance" aria-labelledby="provenance-title">
      <h2 id="provenance-title">Provenance</h2>
      <dl>
        {facts(report).map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>
              <Words text={value} />
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}
