import type { PlannedRequest } from '../../plan/case.ts';
import { draftOf } from '../../plan/planned-request.ts';
import { type Allowance, createAllowance } from '../allowance.ts';
import { allowedMethods } from '../allowed-methods.ts';
import type { Clock } from '../record/clock.ts';
import type { Exchange } from '../record/exchange.ts';
import { parseResponse } from '../record/parse-response.ts';
import { record } from '../record/record.ts';
import { createRedactor } from '../record/redact.ts';
import { isLoopback } from '../target/loopback.ts';
import { canRenew, renewToken } from '../target/renew-token.ts';
import { oauthSecrets, secretsOf, type Target } from '../target/target.ts';
import { buildRequest } from './build-request.ts';
import { createAgent } from './create-agent.ts';
import { failure } from './failure.ts';
import { createPace } from './pace.ts';
import { send, type WireResult } from './send.ts';

/** Sends single requests at the target's pace and records them. */
export interface Transmitter {
  /**
   * Sends a request and records what came of it under `id`.
   *
   * @param timeoutMs the time-out of the exchange; the target's unless given
   */
  transmit(planned: PlannedRequest, id: number, timeoutMs?: number): Promise<Exchange>;
  /** Why a request is not sent to this target; null where it is. */
  refusal(planned: PlannedRequest): string | null;
  /** Records that a request was not sent, and why. */
  withhold(planned: PlannedRequest, id: number, why: string): Exchange;
  /** Number of requests that went over the wire to the portal. */
  readonly sent: number;
  close(): void;
}

/** What evidence keeps of a planned request. */
function recordOf(planned: PlannedRequest) {
  return { key: planned.key, planned: draftOf(planned) };
}

/** Opens the way to a target. An expired access token is renewed once, where the target says how. */
export function createTransmitter(
  initial: Target,
  clock: Clock,
  allowance: Allowance = createAllowance(allowedMethods([]), initial),
): Transmitter {
  let target = initial;
  let sent = 0;
  let closed = false;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let renewal: Promise<void> | null = null;
  const { host, protocol } = new URL(target.origin);
  const redactor = createRedactor(secretsOf(target), host);
  const pace = createPace(target.rate, clock);
  const { network, connections, timeoutMs } = target;
  const agent = createAgent(target.origin, network, { keepAlive: true, connections, timeoutMs });
  const fresh = (origin = target.origin) =>
    createAgent(origin, network, { keepAlive: false, connections, timeoutMs });
  const scheme = `${protocol}//`;

  const asSent = (planned: PlannedRequest) =>
    target.kind === 'embedded' ? planned : allowance.asSent(planned);

  // On this machine nobody is disturbed, and generated requests go anywhere.
  const refusal = (planned: PlannedRequest) =>
    isLoopback(target.origin) ? null : allowance.refusal(asSent(planned));

  async function once(planned: PlannedRequest, id: number, timeoutMs: number): Promise<Exchange> {
    const wire = buildRequest(asSent(planned), target);
    await Promise.race([pace.next(), ended]);
    if (closed) return withhold(planned, id, 'Not sent: the run was ended.');
    sent += 1;
    const result = cutByEnd(await send({ origin: target.origin, agent, fresh, timeoutMs }, wire));
    const exchange = record({ id, ...recordOf(planned), scheme, wire, result }, redactor);
    if (parseResponse(exchange).limited) pace.drain();
    return exchange;
  }

  async function renew(): Promise<void> {
    if (target.oauth === null || !canRenew(target.oauth)) return;
    const tokenAgent = fresh(new URL(target.oauth.tokenUrl).origin);
    const renewed = await renewToken(target.oauth, { agent: tokenAgent, timeoutMs });
    tokenAgent.destroy();
    if (renewed === null) return;
    redactor.add(oauthSecrets(renewed));
    target = { ...target, oauth: renewed };
  }

  /** A response that did not come because this process has closed the connection is no failure of the portal. */
  function cutByEnd(result: WireResult): WireResult {
    if (!closed || result.failure === null) return result;
    const { kind } = result.failure;
    return { ...result, failure: failure(kind, 'RUN_ENDED', 'The run was ended before the response came.') };
  }

  async function withToken(planned: PlannedRequest, id: number, timeoutMs: number): Promise<Exchange> {
    const byToken = target.webhook === null || planned.auth !== 'default';
    const before = target.oauth;
    const exchange = await once(planned, id, timeoutMs);
    if (!byToken || planned.credential !== 'given') return exchange;
    const response = parseResponse(exchange);
    if (response.status !== 401 || response.code !== 'expired_token') return exchange;
    if (target.oauth === before) {
      renewal ??= renew();
      await renewal;
    }
    return target.oauth === before ? exchange : once(planned, id, timeoutMs);
  }

  function withhold(planned: PlannedRequest, id: number, why: string): Exchange {
    const timing = {
      startedAt: new Date().toISOString(),
      connect: null,
      firstByte: null,
      total: 0,
      reused: false,
    };
    const result = { response: null, failure: failure('not-sent', 'NOT_SENT', why), timing };
    return record(
      { id, ...recordOf(planned), scheme, wire: buildRequest(planned, target), result },
      redactor,
    );
  }

  async function transmit(
    planned: PlannedRequest,
    id: number,
    timeoutMs = target.timeoutMs,
  ): Promise<Exchange> {
    const why = refusal(planned);
    if (why !== null) return withhold(planned, id, why);
    const exchange = await withToken(planned, id, timeoutMs);
    allowance.learn(planned, exchange);
    return exchange;
  }

  return {
    transmit,
    refusal,
    withhold,
    get sent() {
      return sent;
    },
    close() {
      closed = true;
      end();
      agent.destroy();
    },
  };
}
