import type { CaseCheck, Seen } from '../check.ts';
import { describeAnswer, outcomeKey } from '../describe-answer.ts';
import { violation } from '../make-finding.ts';
import { obstacle } from '../obstacle.ts';

/** Repeats of one request have keys that differ behind the last `#` only. */
function withoutTurn({ request }: Seen): string {
  return request.key.replace(/#[^#]*$/, '');
}

/** Equal requests have equal outcomes, in a row, in turn with others, or at once. */
export const sameAgain: CaseCheck = {
  name: 'same-again',
  scope: 'case',
  judge(_, all) {
    const first = new Map<string, Seen>();
    const hindrances = all.flatMap((seen) => obstacle(seen) ?? []);
    const others = all
      .filter((seen) => obstacle(seen) === null)
      .filter((seen) => {
        const reference = first.get(withoutTurn(seen));
        if (reference === undefined) first.set(withoutTurn(seen), seen);
        return reference !== undefined && outcomeKey(reference.answer) !== outcomeKey(seen.answer);
      });
    const [other] = others;
    if (other === undefined) return hindrances.slice(0, 1);
    const reference = first.get(withoutTurn(other)) ?? other;
    return [
      violation(other, 'changed-outcome', {
        message: `Of ${all.length} calls, ${others.length} had another outcome than the same call before.`,
        expected: describeAnswer(reference),
        received: describeAnswer(other),
      }),
    ];
  },
};
