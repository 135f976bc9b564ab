import type { PortalState } from '../state/portal-state.ts';
import { eventBody, type PortalEvent } from './event-body.ts';
import type { EventDelivery, EventHandler } from './event-handler.ts';
import { handlerProblem } from './local-handler.ts';

/** How many deliveries are remembered, and how many may wait for one handler. */
const maxKept = 1_000;
const maxWaiting = 1_000;

/** How long a handler may take. Real portals do not wait for ever either; how long they wait is not known. */
const timeoutMs = 10_000;

/** Calls the handlers of events, each handler's one after the other. */
export interface EventSender {
  /** Sends an event to all handlers that are bound to it, and says how many there are. */
  emit(event: PortalEvent): number;
  /** The last deliveries, oldest first. */
  readonly deliveries: readonly EventDelivery[];
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Forgets the deliveries. */
  clear(): void;
  /** Ends what is under way. */
  close(): void;
}

/** What a sender needs of the portal around it. */
export interface EventSenderOptions {
  readonly state: PortalState;
  /** The portal's own address, once it listens. */
  readonly origin: () => string;
  /** Names of hosts beyond this machine that may be called. */
  readonly hosts: readonly string[];
}

type Draft = { -readonly [Member in keyof EventDelivery]: EventDelivery[Member] };

/** A sender with nothing under way. */
export function createEventSender({ state, origin, hosts }: EventSenderOptions): EventSender {
  let deliveries: Draft[] = [];
  let count = 0;
  const queues = new Map<string, { waiting: number; last: Promise<void> }>();
  const ending = new AbortController();

  async function call(delivery: Draft, { handler }: EventHandler, body: string): Promise<void> {
    try {
      const response = await fetch(handler, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([ending.signal, AbortSignal.timeout(timeoutMs)]),
      });
      delivery.status = response.status;
      await response.body?.cancel();
    } catch (error) {
      delivery.problem = ending.signal.aborted ? 'the portal was closed' : reasonOf(error);
    }
  }

  function deliver(event: PortalEvent, to: EventHandler): void {
    const delivery: Draft = {
      number: ++count,
      at: new Date(state.now()).toISOString(),
      event: event.event,
      handler: to.handler,
      data: event.data,
      status: undefined,
      problem: handlerProblem(to.handler, hosts),
    };
    deliveries = [...deliveries.slice(-maxKept + 1), delivery];
    if (delivery.problem !== undefined) return;
    const queue = queues.get(to.handler) ?? { waiting: 0, last: Promise.resolve() };
    if (queue.waiting >= maxWaiting) {
      delivery.problem = `${maxWaiting} events wait for this handler already`;
      return;
    }
    const body = eventBody(event, to, origin(), state);
    queue.waiting += 1;
    queue.last = queue.last
      .then(() => call(delivery, to, body))
      .then(() => {
        if (--queue.waiting === 0) queues.delete(to.handler);
      });
    queues.set(to.handler, queue);
  }

  return {
    emit(event) {
      const bound = state.eventHandlers.filter((one) => one.event === event.event);
      for (const one of bound) deliver(event, one);
      return bound.length;
    },
    get deliveries() {
      return deliveries.map((one) => ({ ...one }));
    },
    async settled() {
      while (queues.size > 0) await Promise.all([...queues.values()].map(({ last }) => last));
    },
    clear() {
      deliveries = [];
    },
    close: () => ending.abort(),
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `the handler gave no response within ${timeoutMs / 1_000} s`;
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
