import { createControlEndpoint, isControlPath } from './control/control-endpoint.ts';
import { createFaultQueue } from './control/fault-queue.ts';
import { logLine } from './log/log-line.ts';
import { answerTokenRequest, isTokenPath } from './oauth/token-endpoint.ts';
import { type Handled, handleRequest } from './pipeline/handle-request.ts';
import type { Interceptor } from './pipeline/interceptor.ts';
import type { PortalContext } from './pipeline/portal-context.ts';
import type { Instead } from './pipeline/response.ts';
import type { Service } from './transport/serve.ts';
import type { WireRequest } from './transport/wire-request.ts';

/**
 * Puts the endpoints of a portal together: control requests aside, then tokens, then REST, each request logged where a log is wanted.
 *
 * @param interceptors the list that `context` has too, here to be changed by control requests
 */
export function makeService(
  context: PortalContext,
  interceptors: Interceptor[],
  log?: (line: string) => void,
): Service {
  const counter = { requests: 0 };
  const control = createControlEndpoint({
    context,
    interceptors,
    counter,
    faults: createFaultQueue(context.generation.statuses),
  });
  const write = (request: WireRequest, response: Instead, handled: Handled | undefined, at: number) =>
    log?.(logLine({ request, response, handled, at, finished: context.now() }, context.state));
  return {
    interceptors,
    counter,
    aside: (request) => (isControlPath(request.path) ? control(request) : undefined),
    handle(request) {
      const at = log === undefined ? 0 : context.now();
      const handled = isTokenPath(request.path)
        ? { response: answerTokenRequest(request, context) }
        : handleRequest(request, context);
      if (log !== undefined) write(request, handled.response, handled, at);
      return handled.response;
    },
    intercepted: (request, response) => write(request, response, undefined, context.now()),
  };
}
