import type { ParameterValue, PlannedRequest } from '../plan/case.ts';
import type { Clock } from './record/clock.ts';
import type { Exchange } from './record/exchange.ts';
import { parseResponse } from './record/parse-response.ts';
import { fewWaits, retryAfterMs, toldFromMs, waitSentence, waitShares } from './trouble/waits.ts';

/** What a call beside the plan is made with. */
export interface CallMeans {
  readonly send: (planned: PlannedRequest) => Promise<Exchange>;
  readonly clock: Clock;
  /** Milliseconds for one exchange; no wait for a rate limit is longer. */
  readonly timeoutMs: number;
  /** Told in one sentence what is waited for. */
  readonly tell: (sentence: string) => void;
}

/** A call beside the plan is repeated so many times while the portal asks to wait: a third refusal is for the caller to see. */
const maxRepeats = 2;

/** Calls a method by POST JSON and repeats the call while the portal limits its rate. Returns the last exchange. */
export async function callBesidePlan(
  method: string,
  parameters: Readonly<Record<string, ParameterValue>>,
  { send, clock, timeoutMs, tell }: CallMeans,
): Promise<Exchange> {
  const planned: PlannedRequest = {
    key: `call ${method}`,
    baseKey: `call ${method}`,
    method,
    encoding: 'post-json',
    suffix: '',
    parameters,
    credential: 'given',
    auth: 'default',
    acceptEncoding: 'identity',
  };
  let exchange = await send(planned);
  for (let repeat = 0; repeat < maxRepeats; repeat += 1) {
    const { limited, code, status } = parseResponse(exchange);
    if (!limited) break;
    const share = timeoutMs * (waitShares[fewWaits] ?? 0);
    const wait = Math.max(share, Math.min(retryAfterMs(exchange), timeoutMs));
    if (wait >= toldFromMs) tell(waitSentence(code, status, wait));
    await clock.sleep(wait);
    exchange = await send(planned);
  }
  return exchange;
}
