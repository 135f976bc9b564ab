import type { Exchange } from '../exchange/record/exchange.ts';
import { headerValues, parseResponse } from '../exchange/record/parse-response.ts';
import type { Clues } from './codes/code-entry.ts';
import type { Fact } from './fact.ts';
import { codeEntry } from './finding-codes.ts';

/** The HTTP statuses that a fact names. */
export function statusesIn(fact: Fact): readonly number[] {
  if (fact.kind === 'responses') return fact.responses.map(({ status }) => status);
  return (fact.kind === 'response' || fact.kind === 'status') && fact.status !== null ? [fact.status] : [];
}

function cluesOf(expected: Fact, exchange: Exchange | undefined): Clues {
  const { kind, status } =
    exchange === undefined ? { kind: 'none' as const, status: null } : parseResponse(exchange);
  const types = headerValues(exchange?.response?.headers ?? [], 'content-type');
  return {
    kind,
    status,
    isHtml: types.some((type) => /\bhtml\b/i.test(type)),
    expected: statusesIn(expected),
  };
}

/**
 * What most likely lies behind a finding, as one or two sentences; null for a code that has none. A guess from experience
 * with portals and proxies, never part of a verdict.
 *
 * @param code the finding's code
 * @param expected what the finding's check expected
 * @param exchange the exchange that the finding is about
 */
export function likelyCause(code: string, expected: Fact, exchange: Exchange | undefined): string | null {
  const cause = codeEntry(code)?.cause;
  if (cause === undefined) return null;
  return typeof cause === 'string' ? cause : cause(cluesOf(expected, exchange));
}
