import { groupedBy } from '../model/grouped-by.ts';
import type { Report, ReportedCase } from '../model/report.ts';
import { caseKey } from '../model/subjects.ts';
import { wholeCases } from './whole-cases.ts';

/** A report of up to this many cases carries everything on its page. */
const maxCasesOnPage = 2_000;
/** So many cases make a file beside the page. */
const maxInFile = 500;
/** The directory of these files, in that of the report. */
export const overflowDirectory = 'exchanges';

/** A file beside the page with the exchanges of cases that the page only names. */
export interface OverflowFile {
  /**
   * Path in the report directory: `exchanges/portal-example.im.chat.add.access-denied.1.html`. It has no colon, because
   * Windows and the artifacts of GitHub Actions refuse one in a file name.
   * @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file
   */
  readonly file: string;
  readonly subject: string;
  readonly clause: string;
  readonly cases: readonly ReportedCase[];
}

function filesOf(cases: readonly ReportedCase[]): readonly OverflowFile[] {
  const groups = groupedBy(cases, ({ subject, clause }) => `${subject}.${clause}`);
  return [...groups].flatMap(([name, group]) => {
    const { subject, clause } = group[0] as ReportedCase;
    const count = Math.ceil(group.length / maxInFile);
    return Array.from({ length: count }, (_, index) => ({
      file: `${overflowDirectory}/${name.replace(':', '.')}.${index + 1}.html`,
      subject,
      clause,
      cases: group.slice(index * maxInFile, (index + 1) * maxInFile),
    }));
  });
}

/**
 * The files that stand beside a page. A usual run has none. A big one has the exchanges of all cases that the page does
 * not show whole in them, so that the page stays small enough to open at once.
 */
export function overflowFiles(report: Report): readonly OverflowFile[] {
  if (report.cases.length <= maxCasesOnPage) return [];
  const whole = wholeCases(report);
  return filesOf(
    report.cases.filter((reported) => reported.verdict !== 'not-run' && !whole.has(caseKey(reported))),
  );
}
