import type { Exchange } from '../../exchange/record/exchange.ts';
import { type Answer, readAnswer } from '../../exchange/record/read-answer.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { SdkRecord } from '../../sdk/sdk-record.ts';
import type { SdkSeen, WireCall } from './sdk-check.ts';

/** Reads an answer. One whose body did not come whole is no envelope, even if what came could be read as one. */
export function answerOf(exchange: Exchange): Answer {
  const answer = readAnswer(exchange);
  return exchange.response?.complete === false
    ? { ...answer, kind: 'unreadable', body: null, code: null }
    : answer;
}

/** Puts a record and its exchanges together for the checks. */
export function sdkSeen(
  id: string,
  scenario: Scenario,
  record: SdkRecord,
  exchanges: readonly Exchange[],
): SdkSeen {
  const notes = new Map(record.wire.map((note) => [note.exchange, note]));
  const wire = exchanges.flatMap((exchange): WireCall[] => {
    const note = notes.get(exchange.id);
    return note === undefined ? [] : [{ note, exchange, answer: answerOf(exchange) }];
  });
  const about = wire.filter(({ note }) => note.kind === 'call' || note.elsewhere);
  return {
    id,
    scenario,
    record,
    wire,
    calls: wire.filter(({ note }) => note.kind === 'call'),
    last: about.at(-1) ?? null,
  };
}
