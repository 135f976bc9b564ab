import type { Contract } from '../contract/contract.ts';
import type { Check } from './check.ts';
import { responseSize } from './checks/portal/answer-size.ts';
import { responseTime } from './checks/portal/answer-time.ts';
import { batchAgrees } from './checks/portal/batch-agrees.ts';
import { batchLimits } from './checks/portal/batch-limits.ts';
import { contentType } from './checks/portal/content-type.ts';
import { errorShape } from './checks/portal/error-shape.ts';
import { lifecycle } from './checks/portal/lifecycle.ts';
import { noCrash } from './checks/portal/no-crash.ts';
import { noEcho } from './checks/portal/no-echo.ts';
import { noLeak } from './checks/portal/no-leak.ts';
import { noParameters } from './checks/portal/no-parameters.ts';
import { noRedirect } from './checks/portal/no-redirect.ts';
import { oneJsonText } from './checks/portal/one-json-text.ts';
import { outcome } from './checks/portal/outcome.ts';
import { record } from './checks/portal/record.ts';
import { sameAgain } from './checks/portal/same-again.ts';
import { sameInRun } from './checks/portal/same-in-run.ts';
import { sameOutcome } from './checks/portal/same-outcome.ts';
import { staysRefused } from './checks/portal/stays-refused.ts';
import { successResult } from './checks/portal/success-result.ts';
import { timeConsistent } from './checks/portal/time-consistent.ts';
import { timeShape } from './checks/portal/time-shape.ts';
import { unknownMembers } from './checks/portal/unknown-members.ts';

/** Every check there is. A document names them in its clauses. */
export const allChecks: readonly Check[] = [
  responseSize,
  responseTime,
  batchAgrees,
  batchLimits,
  contentType,
  errorShape,
  lifecycle,
  noCrash,
  noEcho,
  noLeak,
  noParameters,
  noRedirect,
  oneJsonText,
  outcome,
  record,
  sameAgain,
  sameInRun,
  sameOutcome,
  staysRefused,
  successResult,
  timeConsistent,
  timeShape,
  unknownMembers,
];

const byName: ReadonlyMap<string, Check> = new Map(allChecks.map((check) => [check.name, check]));

/** The check of a name, if there is one. */
export function checkNamed(name: string): Check | undefined {
  return byName.get(name);
}

/** Names of checks that clauses ask for and nobody wrote. */
export function missingChecks(contract: Contract): readonly string[] {
  const asked = contract.clauses.flatMap(({ check, runCheck = [] }) => [check].concat(runCheck));
  return [...new Set(asked)].filter((name) => !byName.has(name));
}
