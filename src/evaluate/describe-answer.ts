import type { Answer } from '../exchange/record/read-answer.ts';
import type { Seen } from './check.ts';

const longest = 200;

/** Text in a finding: cut to a length that fits a line or two. Escaping is the printer's business. */
export function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}

/** A JSON value in a finding. */
export function shortJson(value: unknown): string {
  return shorten(JSON.stringify(value) ?? 'nothing');
}

/** The outcome of a call in a few words: `200 with result true`, `403 ACCESS_ERROR`, `no answer (ECONNRESET)`. */
export function describeAnswer({ exchange, answer }: Seen): string {
  const { failure } = exchange;
  if (answer.kind === 'none')
    return failure === null ? 'no answer' : `no answer (${failure.kind}, ${failure.code})`;
  if (answer.kind === 'success') return `${answer.status} with result ${shortJson(answer.body?.['result'])}`;
  if (answer.kind === 'error') return `${answer.status} ${answer.code ?? 'without a readable code'}`;
  const words = {
    redirect: 'a redirect',
    unreadable: 'JSON that cannot be read',
    foreign: 'a page that is no REST answer',
  };
  return `${answer.status} with ${words[answer.kind]}`;
}

/** What two answers must share to have the same outcome: kind, status, and code or result. What gets no answer of the portal's is a crash. */
export function outcomeKey({ kind, status, code, body }: Answer): string {
  if (kind === 'none' || kind === 'foreign') return 'crash';
  return JSON.stringify([kind, status, kind === 'success' ? (body?.['result'] ?? null) : code]);
}
