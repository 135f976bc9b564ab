import type { Json } from '../../../contract/contract.ts';
import type { JsonObject } from '../../../exchange/record/read-answer.ts';
import { withoutTurn } from '../../../plan/planned-request.ts';
import type { AnswerCheck, CaseCheck, Seen } from '../../check.ts';
import { describeAnswer, outcomeKey } from '../../describe-answer.ts';
import { violation } from '../../make-finding.ts';
import { obstacle } from '../../obstacle.ts';

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
function repeatKey({ request, answer }: Seen): string {
  if (request.method !== 'batch' || answer.kind !== 'success') return outcomeKey(answer);
  return JSON.stringify([answer.kind, answer.status, batchOutcome(answer.body?.['result'])]);
}

/** Compares each answer with the first to an equal request, whichever cases they came from. */
function watchRepeats(): AnswerCheck {
  const first = new Map<string, { readonly outcome: string; readonly told: string }>();
  return {
    name: 'same-again',
    scope: 'answer',
    judge(seen) {
      if (obstacle(seen) !== null) return null;
      const key = withoutTurn(seen.request.key);
      const outcome = repeatKey(seen);
      const reference = first.get(key);
      if (reference === undefined) {
        first.set(key, { outcome, told: describeAnswer(seen) });
        return null;
      }
      return reference.outcome === outcome
        ? []
        : [
            violation(seen, 'changed-outcome', {
              message: 'An equal request had another outcome earlier in the run.',
              expected: reference.told,
              received: describeAnswer(seen),
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
    const first = new Map<string, Seen>();
    const hindrances = all.flatMap((seen) => obstacle(seen) ?? []);
    const others = all
      .filter((seen) => obstacle(seen) === null)
      .filter((seen) => {
        const key = withoutTurn(seen.request.key);
        const reference = first.get(key);
        if (reference === undefined) first.set(key, seen);
        return reference !== undefined && repeatKey(reference) !== repeatKey(seen);
      });
    const [other] = others;
    if (other === undefined) return hindrances.slice(0, 1);
    const reference = first.get(withoutTurn(other.request.key)) ?? other;
    return [
      violation(other, 'changed-outcome', {
        message: `Of ${all.length} calls, ${others.length} had another outcome than the same call before.`,
        expected: describeAnswer(reference),
        received: describeAnswer(other),
      }),
    ];
  },
  watch: watchRepeats,
};
