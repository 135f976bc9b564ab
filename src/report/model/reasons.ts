import { shortened } from '../text/escape.ts';
import { headlinesAmong } from './headlines.ts';
import type { ReportedCase, ReportedClause } from './report.ts';
import { toneOf } from './verdict-word.ts';

const most = 3;

/** The main reasons for a statement, worst first: one for each root cause. They may quote the subject. */
export function reasonsOf(
  cases: readonly ReportedCase[],
  clauses: readonly ReportedClause[],
  strict: boolean,
): readonly string[] {
  return headlinesAmong(cases, clauses, ({ verdict }) => toneOf(verdict, strict))
    .slice(0, most)
    .map((headline) => {
      const { sentence, account, count } = headline;
      const [clause, ...others] = headline.clauses;
      const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
      const received = `Received: ${shortened(account.received, 200)}.`;
      return `${clause}${more}: ${sentence} ${received}${count === 1 ? '' : ` So in ${count} cases.`}`;
    });
}
