import type { Json } from '../../../contract/contract.ts';
import type { JsonObject } from '../../../exchange/record/parse-response.ts';
import type { CaseCheck, Observation, ResponseCheck } from '../../check.ts';
import type { ResponseFact } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { outcomeKey, responseFact } from '../../response-fact.ts';
import { stableResult } from '../../stable-result.ts';
import { unmetPrecondition } from '../../unmet-precondition.ts';

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

/** What two answers to equal requests must share. */
function repeatKey({ request, response }: Observation, volatile: readonly string[]): string {
  if (request.method !== 'batch' || response.kind !== 'success') return outcomeKey(response, volatile);
  return JSON.stringify([response.kind, response.status, batchOutcome(response.body?.['result'], volatile)]);
}

/** Compares each answer with the first to an equal request, whichever cases they came from. */
function startRun(): Pick<ResponseCheck, 'judge'> {
  const first = new Map<string, { readonly outcome: string; readonly fact: ResponseFact }>();
  return {
    judge(seen, { contract: { volatile } }) {
      if (unmetPrecondition(seen) !== null) return null;
      const key = seen.request.baseKey;
      const outcome = repeatKey(seen, volatile);
      const reference = first.get(key);
      if (reference === undefined) {
        first.set(key, { outcome, fact: responseFact(seen) });
        return null;
      }
      return reference.outcome === outcome
        ? []
        : [
            violation(seen, 'changed-outcome', {
              sentence: 'run',
              words: {},
              expected: reference.fact,
              received: responseFact(seen),
            }),
          ];
    },
  };
}

/** Equal requests have equal outcomes, in a row, in turn with others, at once, or anywhere in a run. */
export const sameAgain: CaseCheck = {
  name: 'same-again',
  about:
    'Catches calls whose outcome changes: right for the first call only, one in five failing, failing when several come at once. The case `same-again/every-repeat` compares all equal requests of the run, whichever cases sent them; batches by results and codes. `--repeat` sets how often for one run.',
  scope: 'case',
  judge(_, all, { contract: { volatile } }) {
    const first = new Map<string, Observation>();
    const hindrances = all.flatMap((seen) => unmetPrecondition(seen) ?? []);
    const others = all
      .filter((seen) => unmetPrecondition(seen) === null)
      .filter((seen) => {
        const key = seen.request.baseKey;
        const reference = first.get(key);
        if (reference === undefined) first.set(key, seen);
        return reference !== undefined && repeatKey(reference, volatile) !== repeatKey(seen, volatile);
      });
    const [other] = others;
    if (other === undefined) return hindrances.slice(0, 1);
    const reference = first.get(other.request.baseKey) ?? other;
    return [
      violation(other, 'changed-outcome', {
        sentence: 'case',
        words: { calls: all.length, changed: others.length },
        expected: responseFact(reference),
        received: responseFact(other),
      }),
    ];
  },
  startRun,
};
