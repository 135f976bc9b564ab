import { createControlEndpoint, isControlPath } from './control/control-endpoint.ts';
import { createFaultQueue } from './control/fault-queue.ts';
import { logLine } from './log/log-line.ts';
import { answerTokenRequest, isTokenPath } from './oauth/token-endpoint.ts';
import { whenThere } from './pipeline/eventually.ts';
import { type Handled, handleRequest } from './pipeline/handle-request.ts';
import type { Interceptor } from './pipeline/interceptor.ts';
import type { PortalContext } from './pipeline/portal-context.ts';
import { readCall } from './pipeline/read-call.ts';
import type { Instead } from './pipeline/response.ts';
import { runHandler } from './pipeline/run-handler.ts';
import type { Service } from './transport/serve.ts';
import type { WireRequest } from './transport/wire-request.ts';

/** What is sent when an interceptor or a control request throws: handlers have their own net. */
const failure: Instead = {
  status: 500,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: '{"error":"INTERNAL_SERVER_ERROR","error_description":"Internal server error"}',
};

/** A service that can be put back to its start. */
export interface ResettableService extends Service {
  reset(): void;
}

/**
 * Puts the endpoints of a portal together: control requests aside, then tokens, then REST, each request logged where a log is wanted.
 *
 * @param resetState puts what the portal holds back to its seed
 * @param interceptors the list that `context` has too, here to be changed by control requests
 */
export function makeService(
  context: PortalContext,
  interceptors: Interceptor[],
  resetState: () => void,
  log?: (line: string) => void,
): ResettableService {
  const counter = { requests: 0 };
  const first = [...interceptors];
  const faults = createFaultQueue(context);
  const reset = () => {
    faults.clear();
    interceptors.splice(0, interceptors.length, ...first);
    context.journal.clear();
    context.stubs.reset();
    context.events.clear();
    resetState();
  };
  const control = createControlEndpoint({
    context,
    interceptors,
    counter,
    faults,
    reset,
  });
  const write = (request: WireRequest, response: Instead, handled: Handled | undefined, at: number) =>
    log?.(logLine({ request, response, handled, at, finished: context.now() }, context.state));
  return {
    interceptors,
    counter,
    reset,
    aside: (request) =>
      isControlPath(request.path)
        ? runHandler<Instead>(
            () => control(request),
            () => failure,
          )
        : undefined,
    handle(request) {
      const at = log === undefined ? 0 : context.now();
      const handled = runHandler<Handled>(
        () =>
          isTokenPath(request.path)
            ? { response: answerTokenRequest(request, context) }
            : handleRequest(request, context),
        () => ({ response: failure }),
      );
      return whenThere(handled, (done) => {
        if (done.call !== undefined) context.journal.responded(done.call, done.response);
        if (log !== undefined) write(request, done.response, done, at);
        return done.response;
      });
    },
    intercepted(request, response) {
      const call = readCall(request, context);
      call.entry = context.journal.begin(call);
      context.journal.responded(call, response);
      write(request, response, undefined, context.now());
    },
  };
}
