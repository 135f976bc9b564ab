import { withUpperCaseNames } from '../../php/php-cast.ts';
import type { PhpArray } from '../../php/php-value.ts';
import type { Outcome } from '../../pipeline/outcome.ts';
import type { MethodCall, PortalMethod } from '../portal-method.ts';

/**
 * A method of the chat module: it needs the scope `im`, and its parameter names count in any case.
 *
 * @param handle gets the parameters with upper-cased names, and the call
 * @see docs/reference/portal.md A.0 step 1
 */
export function imMethod(
  name: string,
  handle: (given: PhpArray, call: MethodCall) => Outcome,
  { isPrivate = false } = {},
): PortalMethod {
  return {
    name,
    scopes: ['im'],
    ...(isPrivate ? { isPrivate } : {}),
    handle: (call) => handle(withUpperCaseNames(call.params), call),
  };
}
