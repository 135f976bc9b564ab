import type { Report, ReportedCase, ReportedClause } from './report.ts';
import { clauseKey } from './subjects.ts';

/** A clause of one subject with its own cases, both in the order of the report. */
export interface ClauseGroup {
  readonly clause: ReportedClause;
  readonly cases: readonly ReportedCase[];
}

/**
 * Groups the cases by subject and clause; a clause without cases keeps an empty group.
 * Throws where a case names a clause that its subject does not have: the suite is broken then.
 */
export function groupByClause(report: Report): readonly ClauseGroup[] {
  const groups = new Map<string, { clause: ReportedClause; cases: ReportedCase[] }>(
    report.clauses.map((clause) => [clauseKey(clause.subject, clause.id), { clause, cases: [] }]),
  );
  for (const reported of report.cases) {
    const group = groups.get(clauseKey(reported.subject, reported.clause));
    if (group === undefined)
      throw new Error(`Case ${reported.id} names an unknown clause: ${reported.clause}`);
    group.cases.push(reported);
  }
  return [...groups.values()];
}

const times = new WeakMap<ReportedCase, number>();

/** The milliseconds that the subject took to answer a case, confirmations not counted. Exchanges are read once for it. */
export function responseTime(reported: ReportedCase): number {
  const known = times.get(reported);
  if (known !== undefined) return known;
  const time = reported.exchanges.reduce((sum, exchange) => sum + exchange.timing.total, 0);
  times.set(reported, time);
  return time;
}
