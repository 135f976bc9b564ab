import type { Exchange } from '../../exchange/record/exchange.ts';
import { evidenceLines } from './read-evidence.ts';

/** Adds the numbers of the requests that an exchange shows as sent. */
export function noteSent({ id, failure, confirmation }: Exchange, sent: Set<number>): void {
  if (failure?.kind !== 'not-sent') sent.add(id);
  for (const other of [...(confirmation?.tries ?? []), ...(confirmation?.controls ?? [])])
    noteSent(other, sent);
}

/** How many requests the evidence of a run shows as sent, confirmations included, shared ones once. */
export async function requestsSent(evidenceFile: string): Promise<number> {
  const sent = new Set<number>();
  for await (const line of evidenceLines(evidenceFile)) {
    if ('exchanges' in line) for (const exchange of line.exchanges) noteSent(exchange, sent);
  }
  return sent.size;
}
