import type { ReportedCase } from '../../model/report.ts';

/** A case with the key of its column, or (`null`) without one. Its exchanges stay unread. */
export function caseInColumn(reported: ReportedCase, column: string | null): ReportedCase {
  const { subject: _, ...descriptors } = Object.getOwnPropertyDescriptors(reported);
  const { id } = reported;
  return Object.defineProperties(
    (column === null ? { id } : { id, subject: column }) as ReportedCase,
    descriptors,
  );
}
