import type { Exchange } from '../exchange/record/exchange.ts';
import type { ParsedResponse } from '../exchange/record/parse-response.ts';
import { type ResponseFact, shorten } from './fact.ts';
import { stableResult } from './stable-result.ts';

/** What is known of an observation's response. */
export interface Responded {
  readonly exchange: Exchange;
  readonly response: ParsedResponse;
}

/** The response of an observation as a fact. */
export function responseFact({ exchange, response }: Responded): ResponseFact {
  const { kind, status, code, body } = response;
  const { failure } = exchange;
  return {
    kind: 'response',
    response: kind,
    status,
    code,
    ...(kind === 'success' ? { result: shorten(JSON.stringify(body?.['result']) ?? 'nothing') } : {}),
    ...(kind === 'none' && failure !== null ? { failure: { kind: failure.kind, code: failure.code } } : {}),
  };
}

/** What two responses must share to have the same outcome: kind, status, and code or result, but for what the document calls volatile. What gets no response of the portal's is a crash. */
export function outcomeKey(
  { kind, status, code, body }: ParsedResponse,
  volatile: readonly string[] = [],
): string {
  if (kind === 'none' || kind === 'foreign') return 'crash';
  return JSON.stringify([
    kind,
    status,
    kind === 'success' ? stableResult(body?.['result'] ?? null, volatile) : code,
  ]);
}
