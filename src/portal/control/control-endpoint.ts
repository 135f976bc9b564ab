import { makeFault } from '../faults.ts';
import type { Eventually } from '../pipeline/eventually.ts';
import type { Interceptor } from '../pipeline/interceptor.ts';
import type { PortalContext } from '../pipeline/portal-context.ts';
import type { PortalResponse } from '../pipeline/response.ts';
import type { WireRequest } from '../transport/wire-request.ts';
import { callRoutes } from './call-routes.ts';
import { type ControlRoutes, json, refuse, withMembers } from './control-json.ts';
import { eventRoutes } from './event-routes.ts';
import type { FaultQueue } from './fault-queue.ts';
import { readFault } from './read-fault.ts';
import { refuseForeign } from './refuse-foreign.ts';
import { stubRoutes } from './stub-routes.ts';

/** The parts of a running portal that control requests change. */
export interface Controlled {
  readonly context: PortalContext;
  readonly faults: FaultQueue;
  /** The interceptors in force; control requests add to the end and take away from there. */
  readonly interceptors: Interceptor[];
  readonly counter: { readonly requests: number };
  /** Puts everything back to its start. */
  reset(): void;
}

/** Whether a path belongs to the control endpoints, which no real portal has. They are not counted or logged, and get no fault. */
export function isControlPath(path: string): boolean {
  return path.startsWith('/_portal/');
}

/**
 * Answers control requests: the portal's state and methods, and what `callRoutes`, `stubRoutes` and `eventRoutes` have. A fault with a `name` acts
 * from now on, one with a `kind` on the next requests; `DELETE` takes all back. No response discloses a secret.
 *
 * @see docs/reference/mock.md By HTTP
 */
export function createControlEndpoint(
  controlled: Controlled,
): (request: WireRequest) => Eventually<PortalResponse> {
  const { context, faults, interceptors, counter } = controlled;
  const standing: Interceptor[] = [];
  const withdraw = (interceptor: Interceptor) => {
    const at = interceptors.indexOf(interceptor);
    if (at >= 0) interceptors.splice(at, 1);
  };
  const routes: ControlRoutes = {
    ...callRoutes(context),
    ...stubRoutes(context),
    ...eventRoutes(context),
    'POST reset': () => {
      controlled.reset();
      return json(200, {});
    },
    'GET state': () =>
      json(200, {
        generation: context.generation.name,
        requests: counter.requests,
        pendingFaults: faults.pending(),
        ...portrait(context),
      }),
    'GET methods': () =>
      json(200, {
        byHand: context.methods.all.map(({ name }) => name),
        fromDocuments: context.methods.described,
      }),
    'POST faults': (body) =>
      withMembers(body, (members) => {
        const fault = readFault(members);
        if (typeof fault === 'string') return refuse(fault);
        if ('name' in fault) {
          const interceptor = makeFault(fault, () => context);
          standing.push(interceptor);
          interceptors.push(interceptor);
          return json(200, fault);
        }
        faults.add(fault);
        if (!interceptors.includes(faults.interceptor)) interceptors.push(faults.interceptor);
        return json(200, { pendingFaults: faults.pending() });
      }),
    'DELETE faults': () => {
      faults.clear();
      for (const interceptor of [faults.interceptor, ...standing.splice(0)]) withdraw(interceptor);
      return json(200, { pendingFaults: 0 });
    },
  };
  return (request) => {
    const { httpMethod, path, query, body } = request;
    const route = routes[`${httpMethod} ${path.slice('/_portal/'.length).replace(/\/$/, '')}`];
    return (
      refuseForeign(request) ??
      route?.(body.toString('utf8'), new URLSearchParams(query)) ??
      json(404, { problem: `there are ${Object.keys(routes).join(', ')}` })
    );
  };
}

function portrait({ state }: PortalContext) {
  return {
    users: [...state.users.values()].map(({ id, active, kind }) => ({ id, active, kind })),
    chats: [...state.chats.values()].map(({ id, type, owner, members }) => ({
      id,
      type,
      owner,
      members: [...members],
    })),
    typing: state.typing,
  };
}
