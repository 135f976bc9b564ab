import type { Exchange } from './exchange.ts';

/** Number of the last exchange, those inside confirmations included. */
export function lastId(exchanges: Iterable<Exchange>): number {
  let last = 0;
  for (const { id, confirmation } of exchanges) {
    const { tries = [], controls = [] } = confirmation ?? {};
    last = Math.max(last, id, ...[...tries, ...controls].map((exchange) => exchange.id));
  }
  return last;
}
