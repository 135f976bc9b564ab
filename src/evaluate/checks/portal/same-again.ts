import type { Json } from '../../../contract/contract.ts';
import type { JsonObject } from '../../../exchange/record/parse-response.ts';
import { baseKey } from '../../../plan/planned-request.ts';
import type { CaseCheck, Observation, ResponseCheck } from '../../check.ts';
import { describeResponse, outcomeKey } from '../../describe-response.ts';
import { violation } from '../../make-finding.ts';
import { unmetPrecondition } from '../../unmet-precondition.ts';

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a batch comes to: its results, and the codes of its errors. The clocks in it differ each time. */
function batchOutcome(result: Json | undefined): Json {
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
  return [result['result'] ?? null, codes];
}

/** What two answers to equal requests must share. */
function repeatKey({ request, response }: Observation): string {
  if (request.method !== 'batch' || response.kind !== 'success') return outcomeKey(response);
  return JSON.stringify([response.kind, response.status, batchOutcome(response.body?.['result'])]);
}

/** Compares each answer with the first to an equal request, whichever cases they came from. */
function watchRepeats(): ResponseCheck {
  const first = new Map<string, { readonly outcome: string; readonly told: string }>();
  return {
    name: 'same-again',
    scope: 'response',
    judge(seen) {
      if (unmetPrecondition(seen) !== null) return null;
      const key = baseKey(seen.request.key);
      const outcome = repeatKey(seen);
      const reference = first.get(key);
      if (reference === undefined) {
        first.set(key, { outcome, told: describeResponse(seen) });
        return null;
      }
      return reference.outcome === outcome
        ? []
        : [
            violation(seen, 'changed-outcome', {
              message: 'An equal request had another outcome earlier in the run.',
              expected: reference.told,
              received: describeResponse(seen),
            }),
          ];
    },
  };
}

/** Equal requests have equal outcomes, in a row, in turn with others, at once, or anywhere in a run. */
export const sameAgain: CaseCheck = {
  name: 'same-again',
  scope: 'case',
  judge(_, all) {
    const first = new Map<string, Observation>();
    const hindrances = all.flatMap((seen) => unmetPrecondition(seen) ?? []);
    const others = all
      .filter((seen) => unmetPrecondition(seen) === null)
      .filter((seen) => {
        const key = baseKey(seen.request.key);
        const reference = first.get(key);
        if (reference === undefined) first.set(key, seen);
        return reference !== undefined && repeatKey(reference) !== repeatKey(seen);
      });
    const [other] = others;
    if (other === undefined) return hindrances.slice(0, 1);
    const reference = first.get(baseKey(other.request.key)) ?? other;
    return [
      violation(other, 'changed-outcome', {
        message: `Of ${all.length} calls, ${others.length} had another outcome than the same call before.`,
        expected: describeResponse(reference),
        received: describeResponse(other),
      }),
    ];
  },
  watch: watchRepeats,
};
