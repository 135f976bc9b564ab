import { combineReports } from '../../../src/report/compare/merge/combine-reports.ts';
import type { Report } from '../../../src/report/model/report.ts';
import { sampleReport } from './sample-report.ts';

/** A column in which some cases went otherwise: every `step`th passes. */
function column(name: string, step: number): Report {
  const report = sampleReport();
  const cases = report.cases.map((reported, index) =>
    index % step === 0
      ? {
          ...reported,
          verdict: 'pass' as const,
          findings: [],
          reason: 'The response is what the clause promises.',
        }
      : reported,
  );
  const subjects = report.subjects.map((subject) => ({ ...subject, name }));
  return { ...report, subject: { ...report.subject, name }, subjects, cases };
}

/** A report of three portals that differ in some cases. */
export function sampleColumns(): Report {
  return combineReports([column('Cloud', 100), column('Box', 3), column('Reference', 2)]);
}
