import type { PlannedRequest } from '../../plan/case.ts';
import type { ControlRequests } from '../../plan/control-requests.ts';
import type { Exchange } from '../record/exchange.ts';
import { parseResponse } from '../record/parse-response.ts';
import { isMangledEnvelope } from './mangled.ts';
import { isAlive, isTrouble } from './trouble.ts';

/** What control calls show: one succeeds, or the portal answers all of them with errors of its own, or none of that. */
export type Life = 'alive' | 'speaks' | 'dead';

/** Asks a portal for signs of life. Both functions add the calls they make to `sent`. */
export interface Controls {
  /** Makes so many calls that ought to succeed. */
  alive(count: number, sent: Exchange[]): Promise<Life>;
  /** Calls the method in a way that any portal refuses; dead where it is refused with `code` instead. */
  refused(code: string | null, sent: Exchange[]): Promise<Life>;
}

interface ControlsParts {
  readonly controls: ControlRequests;
  send(planned: PlannedRequest): Promise<Exchange>;
  isPossible(planned: PlannedRequest): boolean;
}

/** Makes control calls. The one that succeeded last goes first, so that a call which the portal does not know is made once. */
export function createControls({ controls, send, isPossible }: ControlsParts): Controls {
  let ordered: readonly PlannedRequest[] = [
    ...controls.succeeding.filter(isPossible),
    controls.refused,
    controls.unknown,
  ];

  async function once(sent: Exchange[]): Promise<Life> {
    let speaks = false;
    for (const control of ordered) {
      const exchange = await send(control);
      sent.push(exchange);
      if (isAlive(exchange)) {
        ordered = [control, ...ordered.filter((other) => other !== control)];
        return 'alive';
      }
      if (!isTrouble(exchange) || isMangledEnvelope(exchange)) speaks = true;
      else if (exchange.response?.complete !== true) return 'dead';
    }
    return speaks ? 'speaks' : 'dead';
  }

  return {
    async alive(count, sent) {
      let life = await once(sent);
      for (let call = 1; call < count && life === 'alive'; call += 1) life = await once(sent);
      return life;
    },
    async refused(code, sent) {
      const exchange = await send(controls.refused);
      sent.push(exchange);
      return isTrouble(exchange) || parseResponse(exchange).code === code ? 'dead' : 'speaks';
    },
  };
}
