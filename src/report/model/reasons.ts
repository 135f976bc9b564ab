import { shortened } from '../text/escape.ts';
import type { ReportedCase, ReportedClause } from './report.ts';
import { rootCausesAmong } from './root-causes.ts';
import { toneOf } from './verdict-word.ts';

const most = 3;

/** The main reasons for a statement, worst first: one for each root cause. They may quote the subject. */
export function reasonsOf(
  cases: readonly ReportedCase[],
  clauses: readonly ReportedClause[],
  strict: boolean,
): readonly string[] {
  return rootCausesAmong(cases, clauses, ({ verdict }) => toneOf(verdict, strict))
    .slice(0, most)
    .map((rootCause) => {
      const { sentence, details, count } = rootCause;
      const [clause, ...others] = rootCause.clauses;
      const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
      const received = `Received: ${shortened(details.received, 200)}.`;
      return `${clause}${more}: ${sentence} ${received}${count === 1 ? '' : ` (${count} cases)`}`;
    });
}
