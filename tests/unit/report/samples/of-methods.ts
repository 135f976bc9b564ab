import type { Verdict } from '../../../../src/evaluate/verdict.ts';
import type { Report, ReportedClause } from '../../../../src/report/model/report.ts';
import { countVerdicts } from '../../../../src/report/model/verdict-word.ts';
import { reportOf, sampleCase } from './sample-report.ts';

/** A clause of a method, and the verdict of its only case. */
type MethodClause = readonly [method: string, name: string, verdict: Verdict, asks?: 'portal'];

const usual: readonly MethodClause[] = [
  ['im.dialog.read', 'kept', 'pass'],
  ['im.dialog.get', 'bad-credentials', 'pass', 'portal'],
  ['im.dialog.get', 'broken', 'fail'],
  ['user.get', 'kept', 'pass'],
];

/** A report of several methods with one case for each of these clauses. */
export function ofMethods(clauses: readonly MethodClause[] = usual): Report {
  const reported = clauses.map(
    ([method, name, , asks]): ReportedClause => ({
      subject: 'sample',
      id: `${method}:${name}`,
      method,
      asks: asks ?? 'method',
      level: 'MUST',
      says: `The clause ${name} holds.`,
      source: { page: 'rest-reference', note: 'response body' },
      quote: '',
      counts: countVerdicts([]),
      verdict: 'not-run',
    }),
  );
  const cases = clauses.flatMap(([, , verdict], index) => {
    const clause = reported[index];
    return clause === undefined ? [] : [sampleCase(index + 1, verdict, clause, 'ACCESS_ERROR')];
  });
  const report = reportOf(cases, reported);
  const methods = [...new Set(clauses.map(([method]) => method))];
  const documents = methods.map((method) => ({ method, edition: '2026-08', sha256: 'a'.repeat(64) }));
  return {
    ...report,
    subjects: report.subjects.map((subject) => ({
      ...subject,
      documents: documents as unknown as typeof subject.documents,
    })),
  };
}
