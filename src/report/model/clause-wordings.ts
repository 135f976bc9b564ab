import { groupedBy } from './grouped-by.ts';
import type { Report, ReportedClause } from './report.ts';
import { countVerdicts, worstFirst } from './verdict-word.ts';

/** A clause in the words of one document, with the subjects that were judged by those words. */
export interface ClauseWording {
  /** Counts and verdict are those of all these subjects together. */
  readonly clause: ReportedClause;
  /** Keys of the subjects. */
  readonly subjects: readonly string[];
  /** The editions that word the clause so, each once. */
  readonly editions: readonly string[];
}

function together(clauses: readonly [ReportedClause, ...ReportedClause[]]): ReportedClause {
  const [first] = clauses;
  const counts = Object.fromEntries(
    Object.keys(countVerdicts([])).map((verdict) => [
      verdict,
      clauses.reduce((sum, clause) => sum + clause.counts[verdict as keyof typeof clause.counts], 0),
    ]),
  ) as ReportedClause['counts'];
  return { ...first, counts, verdict: worstFirst.find((word) => counts[word] > 0) ?? 'not-run' };
}

/**
 * The clauses of all subjects, each wording once: subjects that were judged by the same words stand together, and a clause
 * that two editions word otherwise is there twice. In the order in which the clauses first come.
 */
export function clauseWordings(report: Report): readonly ClauseWording[] {
  const editions = new Map(
    report.subjects.map(({ key, documents }) => [key, documents.map(({ edition }) => edition)]),
  );
  const byId = groupedBy(report.clauses, ({ id }) => id);
  return [...byId.values()].flatMap((sameId) => {
    const byWords = groupedBy(sameId, ({ level, says, source, quote }) =>
      JSON.stringify([level, says, source, quote]),
    );
    return [...byWords.values()].map((clauses) => ({
      clause: together(clauses as [ReportedClause, ...ReportedClause[]]),
      subjects: clauses.map(({ subject }) => subject),
      editions: [...new Set(clauses.flatMap(({ subject }) => editions.get(subject) ?? []))],
    }));
  });
}

/** The wordings clause by clause; clauses with the worst verdict of any subject come first, others stay in the document's order. */
export function worstFirstWordings(report: Report): readonly ClauseWording[] {
  const wordings = clauseWordings(report);
  const rank = new Map<string, number>();
  for (const { clause } of wordings) {
    const own = worstFirst.indexOf(clause.verdict);
    rank.set(clause.id, Math.min(own, rank.get(clause.id) ?? own));
  }
  return [...wordings].sort(
    (one, other) => (rank.get(one.clause.id) ?? 0) - (rank.get(other.clause.id) ?? 0),
  );
}
