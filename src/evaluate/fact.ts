import type { DocumentedResponse } from '../contract/contract.ts';
import type { FailureKind } from '../exchange/record/exchange.ts';
import type { ResponseKind } from '../exchange/record/parse-response.ts';

/** What came back for a request, as far as causes and groups depend on it. */
export interface ResponseFact {
  readonly kind: 'response';
  readonly response: ResponseKind;
  readonly status: number | null;
  /** The error code, where there is one that can be read. */
  readonly code: string | null;
  /** The result of a success as JSON text, cut to a line or two. */
  readonly result?: string;
  /** Why no response came. */
  readonly failure?: { readonly kind: FailureKind; readonly code: string };
  /** The call that it is the response to, where that is another than the one in question: `the direct call`. */
  readonly to?: string;
}

/** What the caller of an SDK got. */
export interface ReplyFact {
  readonly kind: 'reply';
  /** `result`, `error`, or how the call ended; null where the caller got nothing. */
  readonly outcome: string | null;
  /** Kind of the result, such as `boolean`. */
  readonly resultKind?: string;
  /** The result as JSON text, cut. */
  readonly result?: string;
  /** The error: its type, code and text. */
  readonly type?: string;
  readonly code?: string;
  readonly text?: string;
  /** The response that it is about, where that is part of the fact. */
  readonly about?: ResponseFact | null;
}

/** How many requests an SDK sent, and what came of the last. */
export interface RequestsFact {
  readonly kind: 'requests';
  readonly count: number;
  /** What is counted, where it is not plain requests: `renewal`. */
  readonly of?: string;
  readonly last?: ResponseFact | null;
  /** Milliseconds from the first response to the second request. */
  readonly pauseMs?: number;
}

/** An amount, or a bound on one. */
export interface AmountFact {
  readonly kind: 'amount';
  readonly amount: number;
  readonly unit: '' | 'bytes' | 's' | 'ms' | 'requests a call' | 'renewals a call';
  readonly bound?: 'less than' | 'at least' | 'at most' | 'about';
}

/** Content codings by name. */
export interface CodingsFact {
  readonly kind: 'codings';
  readonly codings: readonly string[];
}

/**
 * What a check expected or received. It is plain data: causes, groups and pictures read its fields, and one file
 * (`describe-fact.ts`) puts it into words.
 */
export type Fact =
  | ResponseFact
  /** An HTTP status by itself; null where there was none. */
  | { readonly kind: 'status'; readonly status: number | null }
  | { readonly kind: 'responses'; readonly responses: readonly DocumentedResponse[] }
  | ReplyFact
  | RequestsFact
  | AmountFact
  | CodingsFact
  /** A JSON value as text, cut to a line or two. */
  | { readonly kind: 'json'; readonly json: string }
  /** Text of the subject, cut: hostile wherever it is printed. */
  | { readonly kind: 'quote'; readonly text: string }
  /** Words of the suite. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' };

/** Nothing. */
export const none: Fact = { kind: 'none' };

const longest = 200;

/** Text in a fact: cut to a length that fits a line or two. Escaping is the printer's business. */
export function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}

/** Words of the suite as a fact. */
export function phrase(words: string): Fact {
  return { kind: 'text', text: words };
}

/** Text of the subject as a fact. */
export function quote(words: string): Fact {
  return { kind: 'quote', text: shorten(words) };
}

/** A JSON value as a fact; nothing where there is none. */
export function json(value: unknown): Fact {
  const words = JSON.stringify(value);
  return words === undefined ? none : { kind: 'json', json: shorten(words) };
}

/** An amount as a fact. */
export function amount(
  value: number,
  unit: AmountFact['unit'],
  bound?: NonNullable<AmountFact['bound']>,
): Fact {
  if (!Number.isFinite(value)) return phrase('no number');
  return { kind: 'amount', amount: value, unit, ...(bound === undefined ? {} : { bound }) };
}

/** Documented responses as a fact. */
export function documented(responses: readonly DocumentedResponse[]): Fact {
  return { kind: 'responses', responses };
}
