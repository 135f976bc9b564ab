import { groupedBy } from '../model/grouped-by.ts';
import type { Report, ReportedCase } from '../model/report.ts';
import { caseKey } from '../model/subjects.ts';
import { wholeCases } from './whole-cases.ts';

/** A report of up to this many cases carries everything on its page. */
const maxCasesOnPage = 2_000;
/** So many cases make a file beside the page. */
const maxInFile = 500;

/** A file beside the page with the exchanges of cases that the page only names. */
export interface OverflowFile {
  /** Path in the report directory: `exchanges/portal-example.access-denied.1.html`. */
  readonly file: string;
  readonly subject: string;
  readonly clause: string;
  readonly cases: readonly ReportedCase[];
}

/** What of a report stands on the page, and what in files beside it. */
export interface Overflow {
  /** Whether the page shows the exchanges of a case; if not, `fileOf` names the file that does. */
  shows(reported: ReportedCase): boolean;
  fileOf(reported: ReportedCase): string | undefined;
  readonly files: readonly OverflowFile[];
}

function filesOf(cases: readonly ReportedCase[]): readonly OverflowFile[] {
  const groups = groupedBy(cases, ({ subject, clause }) => `${subject}.${clause}`);
  return [...groups].flatMap(([name, group]) => {
    const { subject, clause } = group[0] as ReportedCase;
    const count = Math.ceil(group.length / maxInFile);
    return Array.from({ length: count }, (_, index) => ({
      file: `exchanges/${name}.${index + 1}.html`,
      subject,
      clause,
      cases: group.slice(index * maxInFile, (index + 1) * maxInFile),
    }));
  });
}

/**
 * Decides what stands in files beside a page. A usual run: nothing. A big one: the exchanges of all cases that the page
 * does not show whole, so that it stays small enough to open at once.
 */
export function overflowOf(report: Report): Overflow {
  if (report.cases.length <= maxCasesOnPage) return { shows: () => true, fileOf: () => undefined, files: [] };
  const whole = wholeCases(report);
  const files = filesOf(
    report.cases.filter((reported) => reported.verdict !== 'not-run' && !whole.has(caseKey(reported))),
  );
  const places = new Map(
    files.flatMap(({ file, cases }) => cases.map((one) => [caseKey(one), file] as const)),
  );
  return {
    shows: (reported) => whole.has(caseKey(reported)),
    fileOf: (reported) => places.get(caseKey(reported)),
    files,
  };
}
