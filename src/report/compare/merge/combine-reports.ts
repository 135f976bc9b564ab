import { suiteVersion } from '../../../suite-version.ts';
import { suiteProof } from '../../make/make-proof.ts';
import { reportOfSubjects } from '../../make/report-of-subjects.ts';
import { onlySubject } from '../../model/only-subject.ts';
import type { Proof } from '../../model/proof.ts';
import type { Report } from '../../model/report.ts';
import { subjectKeys } from './subject-keys.ts';
import { withKey } from './with-key.ts';

function proofOf(reports: readonly Report[]): Proof {
  const documents = new Map(
    reports.flatMap(({ subjects }) =>
      subjects.flatMap((subject) => subject.documents.map((one) => [JSON.stringify(one), one] as const)),
    ),
  );
  const mutants = reports.find(({ proof }) => proof?.mutants)?.proof?.mutants;
  return {
    suite: suiteProof(),
    documents: [...documents.values()],
    files: reports.flatMap(({ proof }) => proof?.files ?? []),
    ...(mutants === undefined ? {} : { mutants }),
  };
}

function notesOf(reports: readonly Report[]): readonly string[] {
  const subjects = reports.flatMap((report) => report.subjects);
  const editions = [...new Set(subjects.flatMap(({ documents }) => documents.map(({ edition }) => edition)))];
  const cut = subjects.filter(({ partial }) => partial).map(({ key }) => key);
  return [
    ...new Set(reports.flatMap(({ notes = [] }) => notes)),
    ...(cut.length > 0 ? [`Partial: not all that was asked of ${cut.join(', ')} is here.`] : []),
    ...(editions.length > 1
      ? [`The subjects were judged by different editions: ${editions.join(', ')}.`]
      : []),
  ];
}

/** Each subject by itself, under a key that no other has. */
function apart(reports: readonly Report[]): readonly Report[] {
  const single = reports.flatMap((report) => report.subjects.map(({ key }) => onlySubject(report, key)));
  const keys = single.flatMap(({ subjects }) => subjects.map(({ key }) => key));
  if (new Set(keys).size === keys.length) return single;
  const unique = subjectKeys(single.flatMap(({ subjects }) => subjects));
  return single.map((report, index) => withKey(report, unique[index] ?? ''));
}

/**
 * Puts the subjects of reports side by side, in one report. Subjects keep their keys where those differ. Nobody's exchanges
 * are read. Whoever writes the result puts each subject's files where its key says.
 * Throws where there is no report at all.
 */
export function combineReports(reports: readonly Report[]): Report {
  const single = apart(reports);
  const [first, ...others] = single;
  if (first === undefined) throw new Error('There is no report to combine.');
  if (others.length === 0) return first;
  return reportOfSubjects({
    suite: suiteVersion(),
    subjects: single.flatMap(({ subjects }) => subjects),
    notes: notesOf(single),
    since: single.flatMap(({ since = [] }) => since),
    history: single.flatMap(({ history = [] }) => history),
    proof: proofOf(single),
    clauses: single.flatMap(({ clauses }) => clauses),
    cases: single.flatMap(({ cases }) => cases),
  });
}
