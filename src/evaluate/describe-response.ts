import type { ParsedResponse } from '../exchange/record/parse-response.ts';
import type { Observation } from './check.ts';

const longest = 200;

/** Text in a finding: cut to a length that fits a line or two. Escaping is the printer's business. */
export function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}

/** A JSON value in a finding. */
export function shortJson(value: unknown): string {
  return shorten(JSON.stringify(value) ?? 'nothing');
}

/** The outcome of a call in a few words: `200 with result true`, `403 ACCESS_ERROR`, `no response (ECONNRESET)`. */
export function describeResponse({ exchange, response }: Observation): string {
  const { failure } = exchange;
  if (response.kind === 'none')
    return failure === null ? 'no response' : `no response (${failure.kind}, ${failure.code})`;
  if (response.kind === 'success')
    return `${response.status} with result ${shortJson(response.body?.['result'])}`;
  if (response.kind === 'error') return `${response.status} ${response.code ?? 'without a readable code'}`;
  const words = {
    redirect: 'a redirect',
    unreadable: 'JSON that cannot be read',
    foreign: 'a page that is no REST response',
  };
  return `${response.status} with ${words[response.kind]}`;
}

/** What two responses must share to have the same outcome: kind, status, and code or result. What gets no response of the portal's is a crash. */
export function outcomeKey({ kind, status, code, body }: ParsedResponse): string {
  if (kind === 'none' || kind === 'foreign') return 'crash';
  return JSON.stringify([kind, status, kind === 'success' ? (body?.['result'] ?? null) : code]);
}
