import { readParams } from '../transport/read-params.ts';
import { type Route, readRoute } from '../transport/route.ts';
import type { WireRequest } from '../transport/wire-request.ts';
import type { PortalContext } from './portal-context.ts';
import type { RestCall } from './rest-call.ts';

/** The call that a request makes, before anything is checked. Its method is empty for a path that names none. */
export function readCall(
  request: WireRequest,
  context: PortalContext,
  route: Route | undefined = readRoute(request.path, context.generation.restV3),
): RestCall {
  const { params, bodyKind } = readParams(request, context.generation.anyJsonType);
  return {
    wire: request,
    method: route?.method ?? '',
    suffix: route?.suffix ?? '',
    pathUser: route?.pathUser,
    pathCode: route?.pathCode,
    bodyKind,
    insideBatch: false,
    params,
    credential: undefined,
  };
}
