import { combineReports } from '../../../../src/report/compare/merge/combine-reports.ts';
import type { Report } from '../../../../src/report/model/report.ts';
import { sampleReport } from './sample-report.ts';

/** A subject of which some cases went otherwise: every `step`th passes. */
function subject(name: string, step: number): Report {
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
  const subjects = report.subjects.map((one) => ({ ...one, name }));
  return { ...report, subjects, cases };
}

/** A report of three portals that differ in some cases. */
export function sampleSubjects(): Report {
  return combineReports([subject('Cloud', 100), subject('Box', 3), subject('Reference', 2)]);
}
