import type { Contract } from '../contract/contract.ts';
import type { JudgedCase } from '../evaluate/judge/judge.ts';
import type { Case } from '../plan/case.ts';
import { reportedPortalCase } from '../report/make/portal-report.ts';
import { clauseTexts, reportedClause } from '../report/make/reported-clause.ts';
import { testFailure } from '../report/text/test-failure.ts';
import type { RunHandover } from './start-run.ts';

/** A judged case that is not green, as the message of its failed test. */
export function describeFailure(
  contract: Contract,
  judged: JudgedCase<Case>,
  { key, header, terms }: Pick<RunHandover, 'key' | 'header' | 'terms'>,
): string {
  const clause = clauseTexts(contract).find(({ id }) => id === judged.planned.clause);
  if (clause === undefined)
    throw new Error(`The plan has a case of the unknown clause ${judged.planned.clause}.`);
  const run = { header, strict: terms.strict, deviations: terms.deviations };
  const reported = reportedPortalCase(judged, { subject: key, run });
  return testFailure(reported, reportedClause(clause, key, [reported]));
}
