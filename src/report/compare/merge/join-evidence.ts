import { createHash } from 'node:crypto';
import type { Exchange } from '../../../exchange/record/exchange.ts';
import { appendEvidence, startEvidence } from '../../evidence/evidence-file.ts';
import { evidenceLines } from '../../evidence/read-evidence.ts';
import { requestsSent } from '../../evidence/requests-sent.ts';
import type { Shard } from './shard-problems.ts';

/** Exchanges are numbered in their run: those of a further shard go on where the shard before ended. */
function renumbered(exchange: Exchange, by: number): Exchange {
  const { confirmation } = exchange;
  const moved = { ...exchange, id: exchange.id + by };
  if (confirmation === undefined) return moved;
  const move = (other: Exchange) => renumbered(other, by);
  return {
    ...moved,
    confirmation: { tries: confirmation.tries.map(move), controls: confirmation.controls.map(move) },
  };
}

function highest({ id, confirmation }: Exchange): number {
  const { tries = [], controls = [] } = confirmation ?? {};
  return Math.max(id, ...[...tries, ...controls].map((other) => other.id));
}

/** The shards as the parts of the plan follow each other; by their beginnings where they have no numbers. */
function inOrder(shards: readonly Shard[]): readonly Shard[] {
  const mark = ({ header: { run } }: Shard) => `${run.startedAt} ${run.id}`;
  const number = ({ header: { options } }: Shard) => options.shard?.current ?? 0;
  return [...shards].sort((one, other) => number(one) - number(other) || (mark(one) < mark(other) ? -1 : 1));
}

/**
 * Writes the evidence of shards into one file, as if one run had left it, line by line. The order of `shards` does not
 * matter. Findings point to exchanges by number, so the numbers are made unique.
 *
 * @param whole whether all that was asked for is there; if not, the file says that it is partial
 */
export async function joinEvidence(shards: readonly Shard[], file: string, whole: boolean): Promise<void> {
  const ordered = inOrder(shards);
  const [first] = ordered;
  if (first === undefined) throw new Error('There is no shard to join.');
  const ids = ordered.flatMap(({ header: { run } }) => run.shards ?? [run.id]);
  const id = `shards-${createHash('sha256').update(ids.join('\n')).digest('hex').slice(0, 16)}`;
  const startedAt = ordered.map(({ header: { run } }) => run.startedAt).sort()[0] ?? '';
  const { shard: _, ...options } = first.header.options;
  startEvidence(file, { ...first.header, options, run: { id, startedAt, shards: ids } });
  let offset = 0;
  let requests = 0;
  let finishedAt = startedAt;
  let interrupted = !whole;
  for (const { evidence } of ordered) {
    let most = 0;
    let ended = false;
    for await (const line of evidenceLines(evidence)) {
      if ('exchanges' in line) {
        const exchanges = line.exchanges.map((exchange) => renumbered(exchange, offset));
        most = Math.max(most, ...line.exchanges.map(highest));
        appendEvidence(file, { ...line, exchanges });
      } else if (line.type === 'end') {
        ended = !line.interrupted;
        requests += line.requests;
        if (line.finishedAt > finishedAt) finishedAt = line.finishedAt;
      }
    }
    if (!ended) requests += await requestsSent(evidence);
    interrupted ||= !ended;
    offset += most;
  }
  appendEvidence(file, { type: 'end', finishedAt, requests, interrupted });
}
