import { boundedRequests } from '../checks/sdk/bounded-requests.ts';
import { codeAsField } from '../checks/sdk/code-as-field.ts';
import { descriptionAsField } from '../checks/sdk/description-as-field.ts';
import { errorIsError } from '../checks/sdk/error-is-error.ts';
import { holdsBack } from '../checks/sdk/holds-back.ts';
import { invalidResponseNamed } from '../checks/sdk/invalid-response-named.ts';
import { noSecretLeak } from '../checks/sdk/no-secret-leak.ts';
import { noUselessRepeat } from '../checks/sdk/no-useless-repeat.ts';
import { ownTimeOut } from '../checks/sdk/own-time-out.ts';
import { plainPath } from '../checks/sdk/plain-path.ts';
import { rateLimitRepeated } from '../checks/sdk/rate-limit-repeated.ts';
import { redirectKeepsMethod } from '../checks/sdk/redirect-keeps-method.ts';
import { redirectLosesNothing } from '../checks/sdk/redirect-loses-nothing.ts';
import { repeatsAfterTrouble } from '../checks/sdk/repeats-after-trouble.ts';
import { requestAsGiven } from '../checks/sdk/request-as-given.ts';
import { retryAfterHonoured } from '../checks/sdk/retry-after-honoured.ts';
import { settles } from '../checks/sdk/settles.ts';
import { statusAsField } from '../checks/sdk/status-as-field.ts';
import { successIsTrue } from '../checks/sdk/success-is-true.ts';
import { tokenRenewed } from '../checks/sdk/token-renewed.ts';
import { unknownAuthorityRefused } from '../checks/sdk/unknown-authority-refused.ts';
import { usesPost } from '../checks/sdk/uses-post.ts';
import type { SdkCheck } from './sdk-check.ts';

/** Every check on SDKs there is. `spec/sdk.yaml` names them in its clauses. */
export const allSdkChecks: readonly SdkCheck[] = [
  boundedRequests,
  codeAsField,
  descriptionAsField,
  errorIsError,
  holdsBack,
  invalidResponseNamed,
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
