import type { AnswerCheck } from '../../check.ts';
import { violation } from '../../make-finding.ts';

/** An answer takes less than the limit of its clause, in seconds from the request to the last byte. */
export const answerTime: AnswerCheck = {
  name: 'answer-time',
  scope: 'answer',
  judge(seen, { clause }) {
    const { response, timing } = seen.exchange;
    const limit = clause.limits['seconds'] ?? Number.POSITIVE_INFINITY;
    if (response === null || !response.complete || seen.answer.kind === 'foreign') return null;
    const seconds = timing.total / 1000;
    return seconds < limit
      ? []
      : [
          violation(seen, 'slow-answer', {
            message: 'The answer takes long.',
            expected: `less than ${limit} s`,
            received: `${seconds.toFixed(1)} s`,
          }),
        ];
  },
};
