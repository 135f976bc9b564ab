import type { CaseCheck } from '../../check.ts';
import { describeAnswer, outcomeKey } from '../../describe-answer.ts';
import { violation } from '../../make-finding.ts';
import { obstacle } from '../../obstacle.ts';

/** A body that is no JSON object has the outcome of no parameters: that of the first exchange, or a documented one. */
export const noParameters: CaseCheck = {
  name: 'no-parameters',
  scope: 'case',
  judge({ prefers, accepts }, all) {
    const reference = all[0];
    const variant = all.at(-1);
    if (reference === undefined || variant === undefined) return [];
    const hindrance = obstacle(reference) ?? obstacle(variant);
    if (hindrance !== null) return [hindrance];
    const { answer } = variant;
    const documented = [...prefers, ...accepts].some(
      ({ status, code }) => answer.status === status && answer.code === code,
    );
    return documented || outcomeKey(reference.answer) === outcomeKey(answer)
      ? []
      : [
          violation(variant, 'other-outcome', {
            message: 'A body that is no JSON object does not count as no parameters.',
            expected: describeAnswer(reference),
            received: describeAnswer(variant),
          }),
        ];
  },
};
