import type { CaseCheck } from '../../check.ts';
import { describeAnswer, outcomeKey } from '../../describe-answer.ts';
import { violation } from '../../make-finding.ts';
import { obstacle } from '../../obstacle.ts';

/** The last exchange has the outcome of the first: same kind of answer, same status, same code or result. */
export const sameOutcome: CaseCheck = {
  name: 'same-outcome',
  scope: 'case',
  judge(_, all) {
    const reference = all[0];
    const variant = all.at(-1);
    if (reference === undefined || variant === undefined) return [];
    const hindrance = obstacle(reference) ?? obstacle(variant);
    if (hindrance !== null) return [hindrance];
    return outcomeKey(reference.answer) === outcomeKey(variant.answer)
      ? []
      : [
          violation(variant, 'other-outcome', {
            message: 'The same call has another outcome when it is put differently.',
            expected: describeAnswer(reference),
            received: describeAnswer(variant),
          }),
        ];
  },
};
