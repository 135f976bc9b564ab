import type { Contract } from '../contract/contract.ts';
import type { Check } from './check.ts';
import { answerSize } from './checks/answer-size.ts';
import { answerTime } from './checks/answer-time.ts';
import { batchAgrees } from './checks/batch-agrees.ts';
import { contentType } from './checks/content-type.ts';
import { errorShape } from './checks/error-shape.ts';
import { noCrash } from './checks/no-crash.ts';
import { noEcho } from './checks/no-echo.ts';
import { noLeak } from './checks/no-leak.ts';
import { noParameters } from './checks/no-parameters.ts';
import { noRedirect } from './checks/no-redirect.ts';
import { oneJsonText } from './checks/one-json-text.ts';
import { outcome } from './checks/outcome.ts';
import { record } from './checks/record.ts';
import { sameAgain } from './checks/same-again.ts';
import { sameOutcome } from './checks/same-outcome.ts';
import { successResult } from './checks/success-result.ts';
import { timeConsistent } from './checks/time-consistent.ts';
import { timeShape } from './checks/time-shape.ts';
import { unknownMembers } from './checks/unknown-members.ts';

/** Every check there is. A document names them in its clauses. */
export const allChecks: readonly Check[] = [
  answerSize,
  answerTime,
  batchAgrees,
  contentType,
  errorShape,
  noCrash,
  noEcho,
  noLeak,
  noParameters,
  noRedirect,
  oneJsonText,
  outcome,
  record,
  sameAgain,
  sameOutcome,
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
  return [...new Set(contract.clauses.map(({ check }) => check))].filter((name) => !byName.has(name));
}
