import type { Contract } from '../contract/contract.ts';
import type { JudgedCase } from '../evaluate/judge-run.ts';
import { reportedCase, reportedClause } from '../report/model/make-report.ts';
import { testFailure } from '../report/text/test-failure.ts';

/** A judged case that is not green, as the message of its failed test. */
export function describeFailure(contract: Contract, judged: JudgedCase): string {
  const clause = contract.clauses.find(({ id }) => id === judged.planned.clause);
  if (clause === undefined)
    throw new Error(`The plan has a case of the unknown clause ${judged.planned.clause}.`);
  const reported = reportedCase(judged);
  return testFailure(reported, reportedClause(clause, [reported]));
}
