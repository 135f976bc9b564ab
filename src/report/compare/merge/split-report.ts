import { groupedBy } from '../../model/grouped-by.ts';
import type { Report, ReportedCase, ReportedClause } from '../../model/report.ts';
import { reportOfSubject } from '../../model/report-of-subject.ts';
import { countVerdicts, worstFirst } from '../../model/verdict-word.ts';
import { caseInColumn } from './case-in-column.ts';

/** A clause as one column has it: in the words of its edition, counted over its cases. */
function clauseOf(clause: ReportedClause, edition: string, cases: readonly ReportedCase[]): ReportedClause {
  const { wordings = [], ...plain } = clause;
  const counts = countVerdicts(cases.map(({ verdict }) => verdict));
  const { edition: _, ...words } = wordings.find((one) => one.edition === edition) ?? { edition };
  return {
    ...plain,
    ...words,
    counts,
    verdict: worstFirst.find((word) => counts[word] > 0) ?? 'not-run',
  };
}

/** The columns of a report as reports of one subject each, as they were before they were put together. */
export function splitReport(report: Report): readonly Report[] {
  if (report.subjects.length === 1) return [report];
  const bySubject = groupedBy(report.cases, ({ subject }) => subject ?? '');
  return report.subjects.map((subject) => {
    const cases = (bySubject.get(subject.key) ?? []).map((reported) => caseInColumn(reported, null));
    const byClause = groupedBy(cases, ({ clause }) => clause);
    const clauses = report.clauses.flatMap((clause) => {
      const own = byClause.get(clause.id);
      return own === undefined ? [] : [clauseOf(clause, subject.contract.edition, own)];
    });
    const { proof, since, history } = report;
    const own = (one: { readonly subject: string }) => one.subject === subject.key;
    return {
      ...reportOfSubject({
        subject,
        suite: report.suite,
        ...(proof === undefined
          ? {}
          : { proof: { ...proof, contracts: [subject.contract], files: proof.files.filter(own) } }),
        clauses,
        cases,
      }),
      ...(since === undefined ? {} : { since: since.filter(own) }),
      ...(history === undefined ? {} : { history: history.filter(own) }),
    };
  });
}
