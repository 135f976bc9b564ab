import type { AnswerCheck } from '../../check.ts';
import { describeAnswer } from '../../describe-answer.ts';
import { violation } from '../../make-finding.ts';
import { isCrash } from '../../obstacle.ts';

/** No input brings the portal down: it answers in JSON, and not 5xx. */
export const noCrash: AnswerCheck = {
  name: 'no-crash',
  scope: 'answer',
  judge(seen) {
    const { answer } = seen;
    if (isCrash(seen)) {
      return [
        violation(seen, 'crash', {
          message:
            answer.kind === 'none' || answer.kind === 'foreign'
              ? 'The portal answers other calls, but not this one, twice.'
              : 'The portal fails within itself.',
          expected: 'an answer in JSON that is no 5xx',
          received: describeAnswer(seen),
        }),
      ];
    }
    return answer.kind === 'none' || answer.kind === 'foreign' || answer.limited ? null : [];
  },
};
