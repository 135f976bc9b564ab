/** @jsxImportSource preact */
import { allLedgerProblems, methodsOf } from '../model/overview.ts';
import type { Report } from '../model/report.ts';
import { CasesSection } from './cases/cases-section.tsx';
import type { PageSection } from './page-section.ts';
import { CountsSection } from './sections/counts-section.tsx';
import { CoverageSection } from './sections/coverage-section.tsx';
import { GlossarySection } from './sections/glossary-section.tsx';
import { LedgerSection } from './sections/ledger-section.tsx';
import { MatrixSection } from './sections/matrix-section.tsx';
import { MethodsSection } from './sections/methods-section.tsx';
import { PromisesSection } from './sections/promises-section.tsx';
import { ProofSection } from './sections/proof-section.tsx';
import { ProvenanceSection } from './sections/provenance-section.tsx';
import { ReasonsSection } from './sections/reasons-section.tsx';
import { SinceSection } from './sections/since-section.tsx';

function summary(report: Report): readonly PageSection[] {
  const since = (report.since ?? []).length > 0;
  return [
    { id: 'counts', title: 'Counts', content: <CountsSection report={report} /> },
    ...(methodsOf(report).length > 1
      ? [{ id: 'methods', title: 'Methods', content: <MethodsSection report={report} /> }]
      : []),
    ...(since ? [{ id: 'since', title: 'Since last time', content: <SinceSection report={report} /> }] : []),
    ...(report.subjects.length > 1
      ? [{ id: 'matrix', title: 'Side by side', content: <MatrixSection report={report} /> }]
      : []),
    { id: 'clauses', title: 'Clauses', content: <PromisesSection report={report} /> },
  ];
}

/** Whether a ledger knows any case, or something is wrong with one. */
function hasLedger(report: Report): boolean {
  return (
    allLedgerProblems(report).length > 0 ||
    report.cases.some(({ deviation, verdict }) => deviation !== undefined || verdict === 'deviation')
  );
}

function appendix(report: Report): readonly PageSection[] {
  const { proof, counts } = report;
  const undecided = counts.infra + counts.inconclusive;
  return [
    ...(hasLedger(report)
      ? [{ id: 'deviations', title: 'Known deviations', content: <LedgerSection report={report} /> }]
      : []),
    ...(undecided === 0
      ? []
      : [
          {
            id: 'could-not-tell',
            title: 'Could not tell',
            note: String(undecided),
            content: <ReasonsSection verdicts={['infra', 'inconclusive']} report={report} />,
          },
        ]),
    ...(counts['not-run'] === 0
      ? []
      : [
          {
            id: 'not-run',
            title: 'Not run',
            note: String(counts['not-run']),
            content: <ReasonsSection verdicts={['not-run']} report={report} />,
          },
        ]),
    { id: 'coverage', title: 'Coverage', content: <CoverageSection report={report} /> },
    ...(proof === undefined
      ? []
      : [{ id: 'proof', title: 'Proof of the suite', content: <ProofSection proof={proof} /> }]),
    { id: 'provenance', title: 'Provenance', content: <ProvenanceSection report={report} /> },
  ];
}

/**
 * The sections of the page, from what a person wants to know first to where it all comes from. `extra` is what another
 * kind of report has to add; it stands between the clauses and the cases.
 */
export function reportSections(report: Report, extra: readonly PageSection[] = []): readonly PageSection[] {
  const cases: PageSection = {
    id: 'cases',
    title: 'Cases',
    note: String(report.cases.length),
    content: <CasesSection report={report} />,
  };
  const sections = [...summary(report), ...extra, cases, ...appendix(report)];
  const ids = new Set(sections.map(({ id }) => id));
  const glossary = <GlossarySection report={report} sections={ids} />;
  return [...sections, { id: 'glossary', title: 'Glossary', content: glossary }];
}
