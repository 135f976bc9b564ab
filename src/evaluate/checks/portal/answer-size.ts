import type { ResponseCheck } from '../../check.ts';
import { violation } from '../../make-finding.ts';

/** A response is smaller than the limit of its clause, in bytes as they came. */
export const responseSize: ResponseCheck = {
  name: 'answer-size',
  scope: 'response',
  judge(seen, { clause }) {
    const { response } = seen.exchange;
    const limit = clause.limits['bytes'] ?? Number.POSITIVE_INFINITY;
    if (response === null || seen.response.kind === 'foreign') return null;
    return response.body.bytes < limit
      ? []
      : [
          violation(seen, 'large-answer', {
            message: 'The response is larger than a response of this method need be.',
            expected: `less than ${limit} bytes`,
            received: `${response.body.bytes} bytes`,
          }),
        ];
  },
};
