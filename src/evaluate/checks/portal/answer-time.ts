import type { ResponseCheck } from '../../check.ts';
import { amount } from '../../fact.ts';
import { violation } from '../../make-finding.ts';

/** A response takes less than the limit of its clause, in seconds from the request to the last byte. */
export const responseTime: ResponseCheck = {
  name: 'answer-time',
  about:
    'Catches slow responses, from the request to the last byte. No response within the time-out (`--timeout`) is not slow but unseen.',
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
            expected: amount(limit, 's', 'less than'),
            received: amount(Number(seconds.toFixed(1)), 's'),
          }),
        ];
  },
};
