import type { Exchange } from '../../exchange/record/exchange.ts';
import { type ParsedResponse, parseResponse } from '../../exchange/record/parse-response.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { SdkRecord } from '../../sdk/sdk-record.ts';
import type { SdkObservation, WireCall } from './sdk-check.ts';

/** Reads a response. One whose body did not come whole is no envelope, even if what came could be read as one. */
export function responseOf(exchange: Exchange): ParsedResponse {
  const response = parseResponse(exchange);
  return exchange.response?.complete === false
    ? { ...response, kind: 'unreadable', body: null, code: null }
    : response;
}

/** Puts a record and its exchanges together for the checks. */
export function sdkObservation(
  id: string,
  scenario: Scenario,
  record: SdkRecord,
  exchanges: readonly Exchange[],
): SdkObservation {
  const notes = new Map(record.wire.map((note) => [note.exchange, note]));
  const wire = exchanges.flatMap((exchange): WireCall[] => {
    const note = notes.get(exchange.id);
    return note === undefined ? [] : [{ note, exchange, response: responseOf(exchange) }];
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
