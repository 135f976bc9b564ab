import type { Interceptor } from '../pipeline/interceptor.ts';
import { type Outcome, refusal } from '../pipeline/outcome.ts';
import type { PortalContext } from '../pipeline/portal-context.ts';
import type { Instead } from '../pipeline/response.ts';
import { isSystemErrorKey, type StatusSource, systemError } from '../pipeline/system-error.ts';
import type { WireRequest } from '../transport/wire-request.ts';
import { type CallScope, isRequestInScope } from './call-scope.ts';

/** What shall happen to the next requests, or to the next ones of a method or user. `times` is 1 unless given. */
export type QueuedFault = CallScope & {
  readonly times?: number;
} & (
    | { readonly kind: 'drop' | 'hang' }
    | { readonly kind: 'delay'; readonly ms: number }
    /** A system error by its key, or any code with a status of its own. */
    | {
        readonly kind: 'error';
        readonly error: string;
        readonly status?: number;
        readonly description?: string;
      }
    /** An HTML page instead of JSON, as proxies send. */
    | { readonly kind: 'page'; readonly status: number }
  );

/** Faults that wait for requests, first in first out. */
export interface FaultQueue {
  readonly interceptor: Interceptor;
  add(fault: QueuedFault): void;
  clear(): void;
  /** How many requests are still to get the fault. */
  pending(): number;
}

/** An empty queue; its interceptor does nothing until a fault is added. */
export function createFaultQueue(context: PortalContext): FaultQueue {
  const { statuses } = context.generation;
  const waiting: { fault: QueuedFault; left: number }[] = [];
  const refused = new WeakMap<WireRequest, Outcome>();
  const next = (request: WireRequest): QueuedFault | undefined => {
    const at = waiting.findIndex(({ fault }) => isRequestInScope(request, fault, context));
    const first = waiting[at];
    if (first !== undefined && --first.left <= 0) waiting.splice(at, 1);
    return first?.fault;
  };
  return {
    interceptor: {
      arrival(request): Instead | undefined | Promise<undefined> {
        const fault = next(request);
        if (fault === undefined) return undefined;
        if (fault.kind === 'delay') return new Promise((resolve) => setTimeout(resolve, fault.ms, undefined));
        if (fault.kind === 'page') return page(fault.status);
        if (fault.kind !== 'error') return fault.kind;
        refused.set(request, outcomeOf(fault, statuses));
        return undefined;
      },
      call: (call) => (call.insideBatch ? undefined : refused.get(call.wire)),
    },
    add: (fault) => waiting.push({ fault, left: fault.times ?? 1 }),
    clear: () => {
      waiting.length = 0;
    },
    pending: () => waiting.reduce((sum, { left }) => sum + left, 0),
  };
}

function outcomeOf(fault: Extract<QueuedFault, { kind: 'error' }>, statuses: StatusSource): Outcome {
  const known = isSystemErrorKey(fault.error)
    ? systemError(fault.error, statuses)
    : refusal(400, fault.error, 'Asked for by a control request');
  return {
    ...known,
    status: fault.status ?? known.status,
    description: fault.description ?? known.description,
  };
}

function page(status: number): Instead {
  return {
    status,
    headers: { 'Content-Type': 'text/html' },
    body: `<html><body><h1>${status}</h1></body></html>`,
  };
}
