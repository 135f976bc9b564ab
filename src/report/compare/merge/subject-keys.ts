import type { ReportedSubject } from '../../model/report.ts';
import { subjectKey } from '../../model/subject-key.ts';

/** Keys for subjects that stand side by side, in order: of their names, with the edition where there are several. */
export function subjectKeys(
  subjects: readonly Pick<ReportedSubject, 'name' | 'documents'>[],
): readonly string[] {
  const several = new Set(subjects.map(({ documents }) => documents[0].edition)).size > 1;
  const taken = new Set<string>();
  return subjects.map(({ name, documents }) => {
    const key = subjectKey(several ? `${name}-${documents[0].edition}` : name, taken);
    taken.add(key);
    return key;
  });
}
