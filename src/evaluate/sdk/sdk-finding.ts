import type { CallOutcome, SurfacedError } from '../../sdk/protocol.ts';
import type { Finding, Weight } from '../finding.ts';
import type { FindingDraft } from '../make-finding.ts';
import type { SdkObservation, WireCall } from './sdk-check.ts';

/** Completes a finding about a request, or about the call as a whole. */
export function sdkFinding(
  call: WireCall | null,
  code: string,
  weight: Weight,
  draft: FindingDraft,
): Finding {
  return { code, weight, pointer: '', exchange: call?.exchange.id ?? null, ...draft };
}

/** A broken promise. */
export function sdkViolation(call: WireCall | null, code: string, draft: FindingDraft): Finding {
  return sdkFinding(call, code, 'violation', draft);
}

/** A response in a few words: `403 ACCESS_ERROR`, `502, no REST response`, `no response`. */
export function responseWords(call: Pick<WireCall, 'response' | 'exchange'> | null): string {
  if (call === null) return 'no request';
  const { response, exchange } = call;
  const status = exchange.response?.status;
  if (status === undefined) return exchange.failure?.kind === 'reset' ? 'a reset connection' : 'no response';
  if (response.kind === 'error') return `${status} ${response.code ?? 'without a code'}`;
  if (response.kind === 'success') return `${status}, a success`;
  return response.kind === 'redirect' ? `${status}, a redirect` : `${status}, no REST response`;
}

/** What the caller was told, in a few words. */
export function outcomeWords(outcome: CallOutcome | null): string {
  if (outcome === null) return 'nothing';
  if (outcome.outcome === 'error') return errorWords(outcome.error ?? null);
  if (outcome.outcome !== 'result') return outcome.outcome;
  const value = outcome.result === undefined ? '' : ` ${JSON.stringify(outcome.result).slice(0, 200)}`;
  return `a result of kind ${outcome.result_kind}${outcome.result_kind === 'undefined' ? '' : value}`;
}

function errorWords(error: SurfacedError | null): string {
  const parts = [
    error?.type ?? 'an error',
    error?.code == null ? 'without a code' : `with code ${error.code}`,
    ...(error?.message == null ? [] : [`and the text ${JSON.stringify(error.message.slice(0, 200))}`]),
  ];
  return parts.join(' ');
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
