/** @jsxImportSource preact */
import { createHash } from 'node:crypto';
import type { JSX } from 'preact';
import { visibleText } from '../escape.ts';
import type { Report } from '../report.ts';
import { statementTitles } from '../statement.ts';
import { CasesSection } from './cases-section.tsx';
import { ClausesSection } from './clauses-section.tsx';
import { CountsSection } from './counts-section.tsx';
import { DeviationsSection, ReasonsSection } from './lists-section.tsx';
import { ProvenanceSection } from './provenance-section.tsx';
import { StatementSection } from './statement-section.tsx';
import { style } from './style.ts';

/** Nothing is loaded, nothing runs: the page's one style sheet is allowed by its hash. */
function contentPolicy(): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

const contents: readonly [id: string, title: string][] = [
  ['counts', 'Counts'],
  ['clauses', 'Clauses'],
  ['cases', 'Cases'],
  ['deviations', 'Known deviations'],
  ['could-not-tell', 'Could not tell'],
  ['not-run', 'Not run'],
  ['provenance', 'Provenance'],
];

function Contents(): JSX.Element {
  return (
    <nav aria-label="Contents">
      <ul>
        {contents.map(([id, title]) => (
          <li>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The whole page, from what a person wants to know first to where it all comes from. */
export function Page({ report }: { readonly report: Report }): JSX.Element {
  const about = visibleText(`${report.contract.method}, ${report.subject.name}`);
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={contentPolicy()} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${statementTitles[report.statement]}: ${about}`}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the statement
        </a>
        <main id="main">
          <StatementSection report={report} />
          <Contents />
          <CountsSection report={report} />
          <ClausesSection report={report} />
          <CasesSection report={report} />
          <DeviationsSection report={report} />
          <ReasonsSection
            id="could-not-tell"
            title="Could not tell"
            none="Every case that was run could be decided."
            verdicts={['infra', 'inconclusive']}
            linked={true}
            report={report}
          />
          <ReasonsSection
            id="not-run"
            title="Not run"
            none="Every planned case was run."
            verdicts={['not-run']}
            linked={false}
            report={report}
          />
          <ProvenanceSection report={report} />
        </main>
      </body>
    </html>
  );
}
