import { matchesMethod } from '../matching/match-method.ts';
import { authenticate } from '../pipeline/authenticate.ts';
import type { Interceptor } from '../pipeline/interceptor.ts';
import type { PortalContext } from '../pipeline/portal-context.ts';
import { readCall } from '../pipeline/read-call.ts';
import type { RestCall } from '../pipeline/rest-call.ts';
import type { WireRequest } from '../transport/wire-request.ts';

/** Which calls a fault is for: those of a method (a pattern with `*`), and of a user by id. */
export interface CallScope {
  readonly method?: string;
  readonly user?: number;
}

/** Whether a request is one that a fault is for. A batch is a call of `batch`, whatever is in it. */
export function isRequestInScope(request: WireRequest, scope: CallScope, context: PortalContext): boolean {
  return (scope.method ?? scope.user) === undefined || isInScope(readCall(request, context), scope, context);
}

function isInScope(call: RestCall, { method, user }: CallScope, context: PortalContext): boolean {
  if (method !== undefined && !matchesMethod(call.method, method)) return false;
  return user === undefined || user === userOf(call, context);
}

/** Who calls, before the portal has found out itself. */
function userOf(call: RestCall, context: PortalContext): number | undefined {
  if (call.credential !== undefined) return call.credential.user.id;
  const found = authenticate({ ...call, params: new Map(call.params) }, context);
  return 'error' in found ? undefined : found.user.id;
}

/**
 * An interceptor that acts on some calls alone.
 *
 * @param contextOf the portal around it, which is made after its interceptors
 */
export function onlyFor(
  { arrival, departure, call: called, outcome, envelope, text, response }: Interceptor,
  scope: CallScope,
  contextOf: () => PortalContext,
): Interceptor {
  if ((scope.method ?? scope.user) === undefined)
    throw new Error('onlyFor: a scope names a method, a user or both');
  const has = (call: RestCall) => isInScope(call, scope, contextOf());
  const asked = (request: WireRequest) => isRequestInScope(request, scope, contextOf());
  return {
    arrival: (request) => (asked(request) ? arrival?.(request) : undefined),
    departure: (request) => {
      if (asked(request)) departure?.(request);
    },
    call: (call) => (has(call) ? called?.(call) : undefined),
    outcome: (result, call, state) => (has(call) ? outcome?.(result, call, state) : undefined) ?? result,
    envelope: (result, of, call) => (has(call) ? envelope?.(result, of, call) : undefined) ?? result,
    text: (result, of, call) => (has(call) ? text?.(result, of, call) : undefined) ?? result,
    response: (result, of, call) => (has(call) ? response?.(result, of, call) : undefined) ?? result,
  };
}
