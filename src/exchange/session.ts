import type { ParameterValue, PlannedRequest, Step } from '../plan/case.ts';
import type { ControlRequests } from '../plan/control-requests.ts';
import { needsOfRequest } from '../plan/select-cases.ts';
import type { Allowance } from './allowance.ts';
import { callBesidePlan } from './call-beside-plan.ts';
import { createTransmitter } from './http/transmit.ts';
import { type Clock, systemClock } from './record/clock.ts';
import type { Exchange } from './record/exchange.ts';
import { lastId } from './record/last-id.ts';
import { createSendAhead } from './send-ahead.ts';
import { capabilitiesOf, type Target } from './target/target.ts';
import { createConfirmer } from './trouble/confirm.ts';
import { createHangWatch } from './trouble/hang-watch.ts';
import { everyRequestIsIdempotent, type IsIdempotent } from './trouble/repeatable.ts';
import { isTrouble } from './trouble/trouble.ts';

/** How a session is opened. All parts are optional. */
export interface SessionOptions {
  /** Plain calls that disturb nobody; without them trouble is not confirmed, and no request is sent again. */
  readonly controls?: ControlRequests;
  /** Exchanges of an earlier part of the run: their requests are not sent again, and numbering goes on behind them. */
  readonly known?: Iterable<Exchange>;
  /** Called with each exchange of a planned request when it is complete, its confirmation included. */
  readonly remember?: (exchange: Exchange) => void;
  readonly clock?: Clock;
  /** What may be sent to a portal elsewhere; without it, only what reads or prepares a run. */
  readonly allowance?: Allowance;
  /** Which requests may be sent again after trouble; all unless given. */
  readonly isIdempotent?: IsIdempotent;
  /** Told in one sentence what the session waits for, where it waits for longer than a moment. */
  readonly tell?: (sentence: string) => void;
}

/** One run's conversation with one target. */
export interface Session {
  /** Sends steps one after another and returns one exchange per request, in the order of the requests. */
  perform(steps: readonly Step[]): Promise<readonly Exchange[]>;
  /**
   * Names the requests that will be performed next, in their order. As many of them as the target has connections are sent at
   * once. Their exchanges are numbered when they are performed.
   */
  expect(requests: readonly PlannedRequest[]): void;
  /** Calls any method by POST JSON, beside the plan: not shared, not confirmed, not stopped. A rate limit is waited out. */
  call(method: string, parameters?: Readonly<Record<string, ParameterValue>>): Promise<Exchange>;
  /** Why a request would not be sent, whatever the portal is like: it could reach what is not the run's own. Null where it would. */
  refusal(planned: PlannedRequest): string | null;
  /** Lets go of exchanges that nobody will ask for again; asked for all the same, their requests would be sent anew. */
  forget(keys: Iterable<string>): void;
  /** Number of requests that really went to the portal, controls and repeats included. */
  readonly sent: number;
  /** Why the portal was given up and nothing planned is sent any more; null where it was not. */
  readonly stopped: string | null;
  /**
   * Closes all connections at once. What is planned afterwards is recorded as not sent. Resolves to the exchanges of requests
   * that were sent ahead and never performed.
   */
  close(): Promise<readonly Exchange[]>;
}

/**
 * Opens a session. A request whose key is known already is answered with the earlier exchange, the same object. A request
 * that meets trouble is sent again, with control calls in between; the first good response counts. A portal that answers
 * no control call for about one and a half time-outs is not called any more, and neither is a class of requests that hangs.
 */
export function openSession(target: Target, options: SessionOptions = {}): Session {
  const {
    controls,
    known = [],
    remember,
    clock = systemClock,
    isIdempotent = everyRequestIsIdempotent,
    tell = () => undefined,
  } = options;
  const { timeoutMs } = target;
  const transmitter = createTransmitter(target, clock, options.allowance);
  const hangs = createHangWatch(timeoutMs);
  const exchanges = new Map<string, Promise<Exchange>>();
  const capabilities = capabilitiesOf(target);
  const earlier = [...known];
  for (const exchange of earlier) exchanges.set(exchange.key, Promise.resolve(exchange));
  let last = lastId(earlier);
  let closed = false;
  /** Requests under way that were not sent ahead. */
  let performing = 0;
  let givenUp: string | null = null;

  function nextId(): number {
    last += 1;
    return last;
  }

  const send = (planned: PlannedRequest, within = timeoutMs) =>
    transmitter.transmit(planned, nextId(), within);
  const stopped = (): string | null => (closed ? 'Not sent: the run was ended.' : givenUp);
  const confirm =
    controls === undefined
      ? async (_: PlannedRequest, exchange: Exchange) => exchange
      : createConfirmer({
          controls,
          send,
          isPossible: (planned) => [...needsOfRequest(planned)].every((need) => capabilities.has(need)),
          stopped,
          stop: (why) => {
            givenUp ??= why;
          },
          isIdempotent,
          hangs,
          clock,
          timeoutMs,
          isPatient: target.rate !== null,
          tell,
        });

  const ahead = createSendAhead({
    window: () => target.connections - performing,
    send: (planned) => transmitter.transmit(planned, 0, hangs.patience()),
    isOpen: (planned) => !exchanges.has(planned.key) && stopped() === null && hangs.closed(planned) === null,
  });

  async function sendPlanned(planned: PlannedRequest): Promise<Exchange> {
    const early = ahead.take(planned.key);
    if (early !== undefined) {
      const id = nextId();
      const exchange = { ...(await early), id };
      hangs.note(planned, exchange);
      return exchange;
    }
    const why = stopped() ?? hangs.closed(planned);
    if (why !== null) return transmitter.withhold(planned, nextId(), why);
    performing += 1;
    const exchange = await send(planned, hangs.patience()).finally(() => {
      performing -= 1;
      ahead.resume();
    });
    hangs.note(planned, exchange);
    return exchange;
  }

  async function complete(planned: PlannedRequest, sent: Promise<Exchange>, before: Promise<unknown>) {
    const exchange = await sent;
    await before;
    if (isTrouble(exchange)) {
      ahead.hold(planned.key);
      await ahead.quiet();
    }
    const confirmed = exchange.failure?.kind === 'not-sent' ? exchange : await confirm(planned, exchange);
    ahead.done(planned.key);
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
    expect: (requests) => ahead.expect(requests),
    call: (method, parameters = {}) => callBesidePlan(method, parameters, { send, clock, timeoutMs, tell }),
    refusal: (planned) => transmitter.refusal(planned),
    forget(keys) {
      for (const key of keys) exchanges.delete(key);
    },
    get sent() {
      return transmitter.sent;
    },
    get stopped() {
      return givenUp;
    },
    async close() {
      closed = true;
      const left = ahead.stop();
      transmitter.close();
      const sent = (await left).filter(({ failure }) => failure?.kind !== 'not-sent');
      return sent.map((exchange) => ({ ...exchange, id: nextId() }));
    },
  };
}
