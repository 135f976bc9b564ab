import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Eventually } from '../pipeline/eventually.ts';
import type { Interceptor } from '../pipeline/interceptor.ts';
import type { Instead } from '../pipeline/response.ts';
import { defaultLimits } from './limits.ts';
import { sendResponse } from './send-response.ts';
import { readRequest, type WireRequest } from './wire-request.ts';

/** What a server does with its requests. */
export interface Service {
  /** Requests that nothing may count, spoil or log; undefined for all others. */
  aside(request: WireRequest): Eventually<Instead> | undefined;
  /** Must not throw, now or later. */
  handle(request: WireRequest): Eventually<Instead>;
  readonly interceptors: readonly Interceptor[];
  readonly counter: { requests: number };
  /** Called for each request that got a response from an interceptor instead of the handler. */
  intercepted(request: WireRequest, response: Instead): void;
}

/**
 * Reads each request, lets the interceptors have their say on its arrival, and sends what the handler answers. Without interceptors a request
 * is answered in the same turn of the event loop in which its last byte came.
 *
 * @param unfinishedBytes what the bodies of all unfinished requests may have together
 */
export function serve(service: Service, unfinishedBytes = defaultLimits.unfinishedBytes): RequestListener {
  const budget = { left: unfinishedBytes };
  return (message, response) => {
    if (hostsOf(message) > 1) return refuse(response, 400, 'More than one Host header');
    const done = (request: WireRequest) => {
      const aside = service.aside(request);
      if (aside !== undefined) return settle(response, aside);
      service.counter.requests++;
      if (service.interceptors.length > 0) return void intercept(request, response, service);
      settle(response, service.handle(request));
    };
    readRequest(message, 'encrypted' in message.socket, budget, {
      done,
      refuse: () => refuse(response, 503, 'Too many unfinished requests'),
    });
  };
}

/** A request must have one. @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
function hostsOf({ rawHeaders }: IncomingMessage): number {
  return rawHeaders.filter((part, at) => at % 2 === 0 && part.toLowerCase() === 'host').length;
}

/** Refuses a request before it is read to its end, and closes the connection. */
function refuse(response: ServerResponse, status: number, description: string): void {
  sendResponse(response, {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', Connection: 'close' },
    body: JSON.stringify({ error: 'INVALID_REQUEST', error_description: description }),
  });
}

async function intercept(request: WireRequest, response: ServerResponse, service: Service): Promise<void> {
  const interceptors = [...service.interceptors];
  let instead: Instead | undefined;
  for (const interceptor of interceptors) instead ??= await interceptor.arrival?.(request);
  if (instead !== undefined) service.intercepted(request, instead);
  conclude(response, instead ?? (await service.handle(request)));
  for (const interceptor of interceptors) interceptor.departure?.(request);
}

function settle(socket: ServerResponse, response: Eventually<Instead>): void {
  if (response instanceof Promise) void response.then((later) => conclude(socket, later));
  else conclude(socket, response);
}

function conclude(socket: ServerResponse, response: Instead): void {
  if (response === 'drop') socket.destroy();
  else if (response !== 'hang') sendResponse(socket, response);
}
