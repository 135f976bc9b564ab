import { boundedRequests } from './checks/bounded-requests.ts';
import { codeAsField } from './checks/code-as-field.ts';
import { descriptionAsField } from './checks/description-as-field.ts';
import { errorIsError } from './checks/error-is-error.ts';
import { holdsBack } from './checks/holds-back.ts';
import { invalidAnswerNamed } from './checks/invalid-answer-named.ts';
import { noSecretLeak } from './checks/no-secret-leak.ts';
import { noUselessRepeat } from './checks/no-useless-repeat.ts';
import { ownTimeOut } from './checks/own-time-out.ts';
import { plainPath } from './checks/plain-path.ts';
import { rateLimitRepeated } from './checks/rate-limit-repeated.ts';
import { redirectKeepsMethod } from './checks/redirect-keeps-method.ts';
import { redirectLosesNothing } from './checks/redirect-loses-nothing.ts';
import { repeatsAfterTrouble } from './checks/repeats-after-trouble.ts';
import { requestAsGiven } from './checks/request-as-given.ts';
import { retryAfterHonoured } from './checks/retry-after-honoured.ts';
import { settles } from './checks/settles.ts';
import { statusAsField } from './checks/status-as-field.ts';
import { successIsTrue } from './checks/success-is-true.ts';
import { tokenRenewed } from './checks/token-renewed.ts';
import { unknownAuthorityRefused } from './checks/unknown-authority-refused.ts';
import { usesPost } from './checks/uses-post.ts';
import type { SdkCheck } from './sdk-check.ts';

/** Every check on SDKs there is. `spec/sdk.yaml` names them in its clauses. */
export const allSdkChecks: readonly SdkCheck[] = [
  boundedRequests,
  codeAsField,
  descriptionAsField,
  errorIsError,
  holdsBack,
  invalidAnswerNamed,
  noSecretLeak,
  noUselessRepeat,
  ownTimeOut,
  plainPath,
  rateLimitRepeated,
  redirectKeepsMethod,
  redirectLosesNothing,
  repeatsAfterTrouble,
  requestAsGiven,
  retryAfterHonoured,
  settles,
  statusAsField,
  successIsTrue,
  tokenRenewed,
  unknownAuthorityRefused,
  usesPost,
];

const byName: ReadonlyMap<string, SdkCheck> = new Map(allSdkChecks.map((check) => [check.name, check]));

/** The check of a name, if there is one. */
export function sdkCheckNamed(name: string): SdkCheck | undefined {
  return byName.get(name);
}
