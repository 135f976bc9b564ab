import type { CallOutcome } from '../../../sdk/protocol.ts';
import { phrase } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { outcomesOf, replyFact } from '../../sdk/reply-fact.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

function isTrue({ result, result_kind: kind }: CallOutcome): boolean {
  return result === true && kind === 'boolean';
}

/** A success of the portal, and what the caller got for it. */
export const successIsTrue: SdkCheck = {
  name: 'success-is-true',
  judge(seen) {
    const { last, calls, record } = seen;
    if (last === null || last.response.kind !== 'success' || record.end !== 'replied') return null;
    const outcomes = outcomesOf(seen);
    const results = outcomes.filter(({ outcome }) => outcome === 'result');
    const wrong = results.find((result) => !isTrue(result));
    const expected = phrase('the boolean true');
    if (wrong !== undefined)
      return [
        violation(last, 'result-differs', {
          expected,
          received: replyFact(wrong),
        }),
      ];
    const successes = calls.filter(({ response }) => response.kind === 'success').length;
    const failed = outcomes.find(({ outcome }) => outcome === 'error');
    if (failed === undefined || results.length >= Math.min(successes, outcomes.length)) return [];
    return [
      violation(last, 'success-as-error', {
        expected,
        received: replyFact(failed, last),
      }),
    ];
  },
};
