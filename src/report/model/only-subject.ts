import { reportOfSubjects } from '../make/report-of-subjects.ts';
import type { Report } from './report.ts';

/** One subject of a report as a report of its own. Nobody's exchanges are read. */
export function onlySubject(report: Report, key: string): Report {
  const { since, history, proof } = report;
  const own = <Value extends { readonly subject: string }>(values: readonly Value[]) =>
    values.filter(({ subject }) => subject === key);
  const subjects = report.subjects.filter((subject) => subject.key === key);
  return reportOfSubjects({
    suite: report.suite,
    subjects,
    ...(since === undefined ? {} : { since: own(since) }),
    ...(history === undefined ? {} : { history: own(history) }),
    ...(proof === undefined
      ? {}
      : {
          proof: {
            ...proof,
            documents: subjects.flatMap(({ documents }) => documents),
            files: own(proof.files),
          },
        }),
    clauses: own(report.clauses),
    cases: own(report.cases),
  });
}
