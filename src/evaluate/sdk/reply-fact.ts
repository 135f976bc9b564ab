import type { CallOutcome, SurfacedError } from '../../sdk/protocol.ts';
import { describeResponseFact } from '../describe-fact.ts';
import { type ReplyFact, type ResponseFact, shorten } from '../fact.ts';
import { type Responded, responseFact } from '../response-fact.ts';
import type { SdkObservation, WireCall } from './sdk-check.ts';

/** The response to a request as a fact; null where there was no request. */
export function callFact(call: Responded | null): ResponseFact | null {
  return call === null ? null : responseFact(call);
}

/** The response to a request in words, for a sentence: `403 ACCESS_ERROR`, `no request`. */
export function responseWords(call: Responded | null): string {
  return call === null ? 'no request' : describeResponseFact(responseFact(call));
}

/** What the caller got, as a fact; with the response that it is about, where that is part of it. */
export function replyFact(outcome: CallOutcome | null, about?: WireCall | null): ReplyFact {
  const after = about === undefined ? {} : { about: callFact(about) };
  if (outcome === null) return { kind: 'reply', outcome: null, ...after };
  const { result, result_kind: resultKind, error } = outcome;
  if (outcome.outcome === 'result') {
    const json = resultKind === 'undefined' || result === undefined ? undefined : JSON.stringify(result);
    return {
      kind: 'reply',
      outcome: 'result',
      ...(resultKind == null ? {} : { resultKind }),
      ...(json === undefined ? {} : { result: shorten(json) }),
      ...after,
    };
  }
  const texts = { type: error?.type, code: error?.code, text: error?.message };
  const known = Object.entries(texts).flatMap(([name, text]) =>
    text == null ? [] : [[name, shorten(text)]],
  );
  return { kind: 'reply', outcome: outcome.outcome, ...Object.fromEntries(known), ...after };
}

/** Every call that the reply tells of: one, or those of a repetition. */
export function outcomesOf({ record }: SdkObservation): readonly CallOutcome[] {
  const { reply } = record;
  if (reply === null) return [];
  return reply.calls !== undefined && reply.calls.length > 0 ? reply.calls : [reply];
}

/** What the error of a single call exposes, where the call was answered with an error and the caller was told one. */
export function surfacedError(seen: SdkObservation): {
  readonly call: WireCall;
  readonly error: SurfacedError;
  readonly body: Readonly<Record<string, unknown>>;
} | null {
  const { last, record } = seen;
  if (last === null || last.response.kind !== 'error' || last.response.body === null) return null;
  if (record.reply?.outcome !== 'error') return null;
  return { call: last, error: record.reply.error ?? {}, body: last.response.body };
}
