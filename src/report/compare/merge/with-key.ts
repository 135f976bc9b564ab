import { reportOfSubjects } from '../../make/report-of-subjects.ts';
import type { ProvenFile } from '../../model/proof.ts';
import type { Report, ReportedCase } from '../../model/report.ts';
import { evidencePath, ledgerPath } from '../../model/report-files.ts';

/** A case under another key of its subject. Its exchanges stay unread. */
function caseWithKey(reported: ReportedCase, key: string): ReportedCase {
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(reported)) as ReportedCase;
  return Object.defineProperty(copy, 'subject', { value: key, enumerable: true, configurable: true });
}

function fileWithKey(file: ProvenFile, key: string): ProvenFile {
  return { ...file, subject: key, file: file.role === 'evidence' ? evidencePath(key) : ledgerPath(key) };
}

/** A report of one subject under another key. Whoever writes it puts the files where the key says. */
export function withKey(report: Report, key: string): Report {
  const { since, history, proof } = report;
  if (report.subjects.every((subject) => subject.key === key)) return report;
  const keyed = <Value extends { readonly subject: string }>(values: readonly Value[]) =>
    values.map((value) => ({ ...value, subject: key }));
  return reportOfSubjects({
    suite: report.suite,
    subjects: report.subjects.map((subject) => ({ ...subject, key })),
    ...(report.notes === undefined ? {} : { notes: report.notes }),
    ...(since === undefined ? {} : { since: keyed(since) }),
    ...(history === undefined ? {} : { history: keyed(history) }),
    ...(proof === undefined
      ? {}
      : { proof: { ...proof, files: proof.files.map((file) => fileWithKey(file, key)) } }),
    clauses: keyed(report.clauses),
    cases: report.cases.map((reported) => caseWithKey(reported, key)),
  });
}
