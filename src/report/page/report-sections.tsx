/** @jsxImportSource preact */
import type { Report } from '../model/report.ts';
import { CasesSection } from './cases/cases-section.tsx';
import type { PageSection } from './page-section.ts';
import { CountsSection } from './sections/counts-section.tsx';
import { CoverageSection } from './sections/coverage-section.tsx';
import { GlossarySection } from './sections/glossary-section.tsx';
import { LedgerSection } from './sections/ledger-section.tsx';
import { MatrixSection } from './sections/matrix-section.tsx';
import { PromisesSection } from './sections/promises-section.tsx';
import { ProofSection } from './sections/proof-section.tsx';
import { ProvenanceSection } from './sections/provenance-section.tsx';
import { ReasonsSection } from './sections/reasons-section.tsx';
import { SinceSection } from './sections/since-section.tsx';

function summary(report: Report): readonly PageSection[] {
  const since = (report.since ?? []).length > 0;
  return [
    { id: 'counts', title: 'Counts', content: <CountsSection report={report} /> },
    ...(since ? [{ id: 'since', title: 'Since last time', content: <SinceSection report={report} /> }] : []),
    ...(report.subjects.length > 1
      ? [{ id: 'matrix', title: 'Side by side', content: <MatrixSection report={report} /> }]
      : []),
    { id: 'clauses', title: 'What is promised', content: <PromisesSection report={report} /> },
  ];
}

function appendix(report: Report): readonly PageSection[] {
  const { proof, counts } = report;
  const undecided = counts.infra + counts.inconclusive;
  return [
    { id: 'deviations', title: 'Known deviations', content: <LedgerSection report={report} /> },
    {
      id: 'could-not-tell',
      title: 'Could not tell',
      ...(undecided > 0 ? { note: String(undecided) } : {}),
      content: (
        <ReasonsSection
          none="Every case that was run could be decided."
          verdicts={['infra', 'inconclusive']}
          report={report}
        />
      ),
    },
    {
      id: 'not-run',
      title: 'Not run',
      ...(counts['not-run'] > 0 ? { note: String(counts['not-run']) } : {}),
      content: <ReasonsSection none="Every planned case was run." verdicts={['not-run']} report={report} />,
    },
    { id: 'coverage', title: 'Coverage', content: <CoverageSection report={report} /> },
    ...(proof === undefined
      ? []
      : [{ id: 'proof', title: 'Proof of the suite', content: <ProofSection proof={proof} /> }]),
    { id: 'provenance', title: 'Provenance', content: <ProvenanceSection report={report} /> },
    { id: 'glossary', title: 'Glossary', content: <GlossarySection /> },
  ];
}

/**
 * The sections of the page, from what a person wants to know first to where it all comes from. `extra` is what another
 * kind of report has to add; it stands between the promises and the cases.
 */
export function reportSections(report: Report, extra: readonly PageSection[] = []): readonly PageSection[] {
  const cases: PageSection = {
    id: 'cases',
    title: 'Cases',
    note: String(report.cases.length),
    content: <CasesSection report={report} />,
  };
  return [...summary(report), ...extra, cases, ...appendix(report)];
}
