import { groupedBy } from '../../model/grouped-by.ts';
import type { ClauseWording, Report, ReportedCase, ReportedClause } from '../../model/report.ts';
import { countVerdicts, worstFirst } from '../../model/verdict-word.ts';

function wordingOf({ level, says, source, quote }: ReportedClause, edition: string): ClauseWording {
  return { edition, level, says, source, quote };
}

/** How other editions word a clause, each wording once. */
function otherWordings(id: string, reports: readonly Report[]): readonly ClauseWording[] {
  const seen = new Set<string>();
  const wordings = reports.flatMap(({ clauses, subjects }) => {
    const clause = clauses.find((one) => one.id === id);
    const edition = subjects[0]?.contract.edition ?? '';
    if (clause === undefined) return [];
    const mark = JSON.stringify([clause.level, clause.says]);
    if (seen.has(mark)) return [];
    seen.add(mark);
    return [wordingOf(clause, edition), ...(clause.wordings ?? [])];
  });
  return wordings.slice(1);
}

/**
 * The clauses of several reports as one list: in the order of the first report that has them, counted over all cases,
 * with the words of other editions where those differ.
 */
export function combineClauses(
  reports: readonly Report[],
  cases: readonly ReportedCase[],
): readonly ReportedClause[] {
  const first = new Map<string, ReportedClause>();
  for (const { clauses } of reports)
    for (const clause of clauses) if (!first.has(clause.id)) first.set(clause.id, clause);
  const byClause = groupedBy(cases, ({ clause }) => clause);
  return [...first.values()].map(({ wordings: _, ...clause }) => {
    const counts = countVerdicts((byClause.get(clause.id) ?? []).map(({ verdict }) => verdict));
    const wordings = otherWordings(clause.id, reports);
    return {
      ...clause,
      counts,
      verdict: worstFirst.find((word) => counts[word] > 0) ?? 'not-run',
      ...(wordings.length === 0 ? {} : { wordings }),
    };
  });
}
