import type { ResponseCheck } from '../../check.ts';
import { violation } from '../../make-finding.ts';

/** A response takes less than the limit of its clause, in seconds from the request to the last byte. */
export const responseTime: ResponseCheck = {
  name: 'answer-time',
  scope: 'response',
  judge(seen, { clause }) {
    const { response, timing } = seen.exchange;
    const limit = clause.limits['seconds'] ?? Number.POSITIVE_INFINITY;
    if (response === null || !response.complete || seen.response.kind === 'foreign') return null;
    const seconds = timing.total / 1000;
    return seconds < limit
      ? []
      : [
          violation(seen, 'slow-answer', {
            message: 'The response takes long.',
            expected: `less than ${limit} s`,
            received: `${seconds.toFixed(1)} s`,
          }),
        ];
  },
};
