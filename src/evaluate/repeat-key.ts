import type { Json } from '../contract/contract.ts';
import type { JsonObject } from '../exchange/record/parse-response.ts';
import type { Observation } from './check.ts';
import { outcomeKey } from './response-fact.ts';
import { stableResult } from './stable-result.ts';

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a batch comes to: its results, and the codes of its errors. The clocks in it differ each time. */
function batchOutcome(result: Json | undefined, volatile: readonly string[]): Json {
  if (!isObject(result)) return null;
  const errors = result['result_error'];
  const codes = isObject(errors)
    ? Object.fromEntries(
        Object.entries(errors).map(([name, error]) => [
          name,
          isObject(error) ? (error['error'] ?? null) : null,
        ]),
      )
    : {};
  const results = result['result'] ?? null;
  const stable = isObject(results)
    ? Object.fromEntries(Object.entries(results).map(([name, one]) => [name, stableResult(one, volatile)]))
    : results;
  return [stable, codes];
}

/** What two responses to equal requests must share. Two keys are equal where the outcomes are. */
export function repeatKey({ request, response }: Observation, volatile: readonly string[]): string {
  if (request.method !== 'batch' || response.kind !== 'success') return outcomeKey(response, volatile);
  return JSON.stringify([response.kind, response.status, batchOutcome(response.body?.['result'], volatile)]);
}
