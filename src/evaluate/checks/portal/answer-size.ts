import type { AnswerCheck } from '../../check.ts';
import { violation } from '../../make-finding.ts';

/** An answer is smaller than the limit of its clause, in bytes as they came. */
export const answerSize: AnswerCheck = {
  name: 'answer-size',
  scope: 'answer',
  judge(seen, { clause }) {
    const { response } = seen.exchange;
    const limit = clause.limits['bytes'] ?? Number.POSITIVE_INFINITY;
    if (response === null || seen.answer.kind === 'foreign') return null;
    return response.body.bytes < limit
      ? []
      : [
          violation(seen, 'large-answer', {
            message: 'The answer is larger than an answer of this method need be.',
            expected: `less than ${limit} bytes`,
            received: `${response.body.bytes} bytes`,
          }),
        ];
  },
};
