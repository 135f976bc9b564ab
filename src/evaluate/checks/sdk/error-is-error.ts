import { violation } from '../../make-finding.ts';
import { callFact, outcomesOf, replyFact } from '../../sdk/reply-fact.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

/** Results that no success of the portal stands behind. */
export const errorIsError: SdkCheck = {
  name: 'error-is-error',
  judge(seen) {
    const { last, wire, record } = seen;
    if (record.end !== 'replied') return null;
    const outcomes = outcomesOf(seen);
    const results = outcomes.filter(({ outcome }) => outcome === 'result');
    const behind = wire.filter(
      ({ note, response }) => note.kind === 'call' && response.kind === 'success',
    ).length;
    if (results.length > behind) {
      const [first] = results;
      return [
        violation(last, 'false-success', {
          expected: { kind: 'reply', outcome: 'error', about: callFact(last) },
          received: replyFact(first ?? null),
        }),
      ];
    }
    if (last?.response.kind === 'success' && outcomes.length === 1) return null;
    return outcomes.some(({ outcome }) => outcome === 'error' || outcome === 'result') ? [] : null;
  },
};
