import { mainFinding } from '../model/finding-order.ts';
import type { Report, ReportedCase } from '../model/report.ts';
import { caseKey } from '../model/subjects.ts';
import { needsExplaining, worstFirst } from '../model/verdict-word.ts';

/** Cases alike are shown whole this often; more of them would say the same again. */
const wholeOfAKind = 2;
/** More whole cases than this make a page that nobody reads and no mail server takes. */
const maxWhole = 60;

/** What makes two cases say the same: whose, of which clause, with which word, and how it went wrong. */
function kindOf(reported: ReportedCase): string {
  const { subject, clause, verdict } = reported;
  const { code = '', pointer = '', received = reported.reason } = mainFinding(reported) ?? {};
  return [subject, clause, verdict, code, pointer, received.slice(0, 80)].join('\n');
}

/**
 * The keys of the cases that are shown with all their evidence: of each kind the first ones, the worst kinds first.
 * The others of a kind get a line that says what was sent and answered.
 */
export function wholeCases(report: Report): ReadonlySet<string> {
  const candidates = report.cases
    .filter(({ verdict }) => needsExplaining(verdict))
    .sort((one, other) => worstFirst.indexOf(one.verdict) - worstFirst.indexOf(other.verdict));
  const seen = new Map<string, number>();
  const ranked = candidates.map((reported) => {
    const kind = kindOf(reported);
    const rank = seen.get(kind) ?? 0;
    seen.set(kind, rank + 1);
    return { reported, rank };
  });
  const chosen: string[] = [];
  for (let rank = 0; rank < wholeOfAKind; rank += 1) {
    const round = ranked.filter((one) => one.rank === rank).map(({ reported }) => caseKey(reported));
    chosen.push(...round.slice(0, maxWhole - chosen.length));
  }
  return new Set(chosen);
}
