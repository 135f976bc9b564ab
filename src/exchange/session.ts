import type { ParameterValue, PlannedRequest, Step } from '../plan/case.ts';
import type { Allowance } from './allowance.ts';
import { createBreaker } from './http/breaker.ts';
import { createTransmitter } from './http/transmit.ts';
import { type Clock, systemClock } from './record/clock.ts';
import type { Exchange } from './record/exchange.ts';
import { isTrouble } from './record/parse-response.ts';
import type { Target } from './target/target.ts';

/** How a session is opened. All parts are optional. */
export interface SessionOptions {
  /** Plain calls that any portal answers and that disturb nobody, tried until one is answered; without them trouble is not confirmed. */
  readonly controls?: readonly PlannedRequest[];
  /** Exchanges of an earlier part of the run: their requests are not sent again, and numbering goes on behind them. */
  readonly known?: Iterable<Exchange>;
  /** Called with each exchange of a planned request when it is complete, its confirmation included. */
  readonly remember?: (exchange: Exchange) => void;
  readonly clock?: Clock;
  /** What may be sent to a portal elsewhere; without it, only what reads or prepares a run. */
  readonly allowance?: Allowance;
}

/** One run's conversation with one target. */
export interface Session {
  /** Sends steps one after another and returns one exchange per request, in the order of the requests. */
  perform(steps: readonly Step[]): Promise<readonly Exchange[]>;
  /** Calls any method by POST JSON, beside the plan: not shared, not confirmed, not stopped. */
  call(method: string, parameters?: Readonly<Record<string, ParameterValue>>): Promise<Exchange>;
  /** Lets go of exchanges that nobody will ask for again; asked for all the same, their requests would be sent anew. */
  forget(keys: Iterable<string>): void;
  /** Number of requests that really went to the portal, controls and retries included. */
  readonly sent: number;
  /** Why the portal was given up and nothing planned is sent any more; null where it was not. */
  readonly stopped: string | null;
  /** Closes all connections. What is planned afterwards is recorded as not sent. */
  close(): void;
}

/** Number of the last exchange, those inside confirmations included. */
function lastId(exchanges: Iterable<Exchange>): number {
  let last = 0;
  for (const { id, confirmation } of exchanges) {
    last = Math.max(last, id, confirmation?.control.id ?? 0, confirmation?.again?.id ?? 0);
  }
  return last;
}

/**
 * Opens a session. A request whose key is known already is answered with the earlier exchange, the same object. After
 * trouble (a failure, somebody else's page) the control calls are sent until one is answered, and then the request again; a
 * portal that leaves all control calls unanswered twice in a row is not called any more.
 */
export function openSession(target: Target, options: SessionOptions = {}): Session {
  const { controls = [], known = [], remember } = options;
  const transmitter = createTransmitter(target, options.clock ?? systemClock, options.allowance);
  const breaker = createBreaker();
  const exchanges = new Map<string, Promise<Exchange>>();
  let last = 0;
  let closed = false;
  const earlier = [...known];
  for (const exchange of earlier) exchanges.set(exchange.key, Promise.resolve(exchange));
  last = lastId(earlier);

  function nextId(): number {
    last += 1;
    return last;
  }

  function stopped(): string | null {
    return closed ? 'Not sent: the run was ended.' : breaker.reason;
  }

  async function sendPlanned(planned: PlannedRequest): Promise<Exchange> {
    const id = nextId();
    const why = stopped();
    if (why !== null) return transmitter.withhold(planned, id, why);
    const exchange = await transmitter.transmit(planned, id);
    breaker.planned(exchange);
    return exchange;
  }

  async function confirm(planned: PlannedRequest, exchange: Exchange): Promise<Exchange> {
    if (!isTrouble(exchange) || stopped() !== null) return exchange;
    let responded: Exchange | null = null;
    for (const control of controls) {
      if (responded === null || isTrouble(responded))
        responded = await transmitter.transmit(control, nextId());
    }
    if (responded === null) return exchange;
    breaker.control(responded);
    const again = isTrouble(responded) ? null : await transmitter.transmit(planned, nextId());
    return { ...exchange, confirmation: { control: responded, again } };
  }

  async function complete(planned: PlannedRequest, sent: Promise<Exchange>, before: Promise<unknown>) {
    const exchange = await sent;
    await before;
    const confirmed = await confirm(planned, exchange);
    remember?.(confirmed);
    return confirmed;
  }

  /** Sends at once what is not known yet. Confirmations come one by one, when all is answered: they need a quiet portal. */
  function performTogether(requests: readonly PlannedRequest[]): Promise<Exchange[]> {
    const keys = new Set(requests.map(({ key }) => key).filter((key) => !exchanges.has(key)));
    const fresh = [...keys].flatMap((key) => requests.find((request) => request.key === key) ?? []);
    const sent = fresh.map(sendPlanned);
    let before: Promise<unknown> = Promise.all(sent);
    fresh.forEach((planned, at) => {
      const result = complete(planned, sent[at] ?? sendPlanned(planned), before);
      exchanges.set(planned.key, result);
      before = result;
    });
    return Promise.all(requests.flatMap(({ key }) => exchanges.get(key) ?? []));
  }

  return {
    async perform(steps) {
      const results: Exchange[] = [];
      for (const step of steps) {
        if (step.together) results.push(...(await performTogether(step.requests)));
        else for (const request of step.requests) results.push(...(await performTogether([request])));
      }
      return results;
    },
    call(method, parameters = {}) {
      const planned: PlannedRequest = {
        key: `call ${method}`,
        method,
        encoding: 'post-json',
        suffix: '',
        parameters,
        credential: 'given',
        auth: 'default',
        acceptEncoding: 'identity',
      };
      return transmitter.transmit(planned, nextId());
    },
    forget(keys) {
      for (const key of keys) exchanges.delete(key);
    },
    get sent() {
      return transmitter.sent;
    },
    get stopped() {
      return breaker.reason;
    },
    close() {
      closed = true;
      transmitter.close();
    },
  };
}
