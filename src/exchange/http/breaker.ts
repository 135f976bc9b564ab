import type { Exchange } from '../record/exchange.ts';
import { isTrouble } from '../record/parse-response.ts';

/** Decides when a portal is not called any more, so that a dead or hanging one ends a run in bounded time. */
export interface Breaker {
  /** Why nothing is sent any more; null while the portal is worth calling. */
  readonly reason: string | null;
  /** Takes note of a planned request's exchange. */
  planned(exchange: Exchange): void;
  /** Takes note of a control call. */
  control(exchange: Exchange): void;
}

const deadControls = 2;
const unfinishedInARow = 5;

/** Makes a breaker: two dead control calls in a row open it, or five exchanges in a row that began or hung and did not end. */
export function createBreaker(): Breaker {
  let dead = 0;
  let unfinished = 0;
  let reason: string | null = null;
  return {
    get reason() {
      return reason;
    },
    planned(exchange) {
      const kind = exchange.failure?.kind;
      unfinished = kind === 'incomplete' || kind === 'timeout' ? unfinished + 1 : 0;
      if (unfinished >= unfinishedInARow) {
        reason ??= `Not sent: ${unfinishedInARow} responses in a row did not come to an end.`;
      }
    },
    control(exchange) {
      dead = isTrouble(exchange) ? dead + 1 : 0;
      if (dead >= deadControls) {
        reason ??= `Not sent: ${deadControls} control calls in a row got no response from the portal.`;
      }
    },
  };
}
