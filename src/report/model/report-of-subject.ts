import type { Proof } from './proof.ts';
import type { Report, ReportedCase, ReportedClause, ReportedSubject } from './report.ts';

/** What a report of one subject is put together from. */
export interface SubjectParts {
  readonly subject: ReportedSubject;
  readonly suite: Report['suite'];
  readonly proof?: Proof;
  readonly clauses: readonly ReportedClause[];
  readonly cases: readonly ReportedCase[];
}

/** The report of one subject: what the subject amounts to is what the report amounts to. */
export function reportOfSubject({ subject, suite, proof, clauses, cases }: SubjectParts): Report {
  const { kind, name, origin, contract, statement, exitCode, partial } = subject;
  const { run, options, counts, runWarnings, reasons, unjudged, ledgerProblems } = subject;
  return {
    schemaVersion: 1,
    statement,
    exitCode,
    partial,
    suite,
    contract,
    subject: { kind, name, origin },
    run,
    options,
    counts,
    ...(runWarnings === undefined ? {} : { runWarnings }),
    reasons,
    unjudged,
    ledgerProblems,
    subjects: [subject],
    ...(proof === undefined ? {} : { proof }),
    clauses,
    cases,
  };
}
