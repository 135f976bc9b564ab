import type { ProvenFile } from '../../model/proof.ts';
import type { ReportedSubject } from '../../model/report.ts';
import { subjectKey } from '../../model/subject-key.ts';

/** The keys of columns, in order: of their names, with the edition where there are several. */
export function columnKeys(
  subjects: readonly Pick<ReportedSubject, 'name' | 'contract'>[],
): readonly string[] {
  const editions = new Set(subjects.map(({ contract }) => contract.edition)).size > 1;
  const taken = new Set<string>();
  return subjects.map(({ name, contract }) => {
    const key = subjectKey(editions ? `${name}-${contract.edition}` : name, taken);
    taken.add(key);
    return key;
  });
}

/** Where a column's file stands in the directory of a report of several subjects. */
export function columnFile(role: ProvenFile['role'], key: string): string {
  return `evidence/${key}.${role === 'evidence' ? 'ndjson' : 'deviations.yaml'}`;
}
