import type { ResponseCheck } from '../../check.ts';
import { amount } from '../../fact.ts';
import { violation } from '../../make-finding.ts';

/** A response is smaller than the limit of its clause, in bytes as they came. */
export const responseSize: ResponseCheck = {
  name: 'answer-size',
  about:
    'Catches responses that are much larger than they need be. Bytes are counted as they came over the wire; at most 1 MiB is kept of a response.',
  scope: 'response',
  judge(seen, { clause }) {
    const { response } = seen.exchange;
    const limit = clause.limits['bytes'] ?? Number.POSITIVE_INFINITY;
    if (response === null || seen.response.kind === 'foreign') return null;
    return response.body.bytes < limit
      ? []
      : [
          violation(seen, 'large-answer', {
            expected: amount(limit, 'bytes', 'less than'),
            received: amount(response.body.bytes, 'bytes'),
          }),
        ];
  },
};
