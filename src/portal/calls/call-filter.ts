import { matchesMethod } from '../matching/match-method.ts';
import { matchesParams } from '../matching/match-params.ts';
import type { ParamMatchers } from '../matching/param-matcher.ts';
import type { PortalCall } from './portal-call.ts';

/** Which calls are meant; what is left out does not count. */
export interface CallFilter {
  /** A method's name in any case, `*` for any text. */
  readonly method?: string;
  readonly params?: ParamMatchers;
  /** Id of the user who called. */
  readonly user?: number;
}

/** Whether a call is one of those that are meant. */
export function isMeant(call: PortalCall, { method, params, user }: CallFilter): boolean {
  return (
    (method === undefined || matchesMethod(call.method, method)) &&
    (user === undefined || call.user === user) &&
    (params === undefined || matchesParams(call.params, params))
  );
}
