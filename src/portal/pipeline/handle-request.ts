import { readRoute } from '../transport/route.ts';
import type { WireRequest } from '../transport/wire-request.ts';
import { handleV3 } from '../v3/handle-v3.ts';
import { dispatch } from './dispatch.ts';
import { type Eventually, whenThere } from './eventually.ts';
import type { Outcome } from './outcome.ts';
import type { PortalContext } from './portal-context.ts';
import { readCall } from './read-call.ts';
import { commonHeaders, render } from './render.ts';
import type { Instead } from './response.ts';
import type { RestCall } from './rest-call.ts';

/** A response with what the log wants to know of it. */
export interface Handled {
  readonly response: Instead;
  /** Absent where no method was called, as for OPTIONS. */
  readonly call?: RestCall;
  readonly outcome?: Outcome;
}

/**
 * From a request to its response, for every path but those of the token and control endpoints. The response is there at once unless a method
 * or a stub takes its time.
 */
export function handleRequest(request: WireRequest, context: PortalContext): Eventually<Handled> {
  const route = readRoute(request.path, context.generation.restV3);
  if (route !== undefined && request.httpMethod === 'OPTIONS')
    return { response: { status: 200, headers: commonHeaders, body: '' } };
  if (route?.isV3) return handleV3(request, route, context);
  const start = context.now();
  const call = readCall(request, context, route);
  return whenThere(dispatch(call, context), (outcome) => ({
    response: render(outcome, call, { start, finish: context.now() }, context),
    call,
    outcome,
  }));
}
