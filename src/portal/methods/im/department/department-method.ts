import type { WireValue } from '../../../php/encode-json.ts';
import type { PhpArray } from '../../../php/php-value.ts';
import type { Outcome } from '../../../pipeline/outcome.ts';
import type { PortalState, PortalUser } from '../../../state/portal-state.ts';
import type { MethodCall, PortalMethod } from '../../portal-method.ts';
import { describeUser, isBot } from '../describe/describe-user.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { isYes } from '../parameters/flag-of-call.ts';

/** A method about departments: extranet users and bots are refused before anything else is looked at. */
export function departmentMethod(
  name: string,
  handle: (given: PhpArray, call: MethodCall) => Outcome,
): PortalMethod {
  return imMethod(name, (given, call) =>
    call.caller.kind === 'extranet' || isBot(call.caller)
      ? imError('ACCESS_ERROR', 403, 'Only intranet users have access to this method.')
      : handle(given, call),
  );
}

/** Users as ids, or as objects with USER_DATA `Y`. */
export function usersOrIds(
  users: readonly PortalUser[],
  given: PhpArray,
  state: PortalState,
): readonly WireValue[] {
  return users.map((user) => (isYes(given, 'USER_DATA') ? describeUser(user, state) : user.id));
}
