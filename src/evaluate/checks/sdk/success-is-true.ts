import type { CallOutcome } from '../../../sdk/protocol.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { outcomesOf, outcomeWords, responseWords, sdkViolation } from '../../sdk/sdk-finding.ts';

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
    const expected = 'the boolean true';
    if (wrong !== undefined)
      return [
        sdkViolation(last, 'result-differs', {
          message: 'The caller gets another result than the portal sent.',
          expected,
          received: outcomeWords(wrong),
        }),
      ];
    const successes = calls.filter(({ response }) => response.kind === 'success').length;
    const failed = outcomes.find(({ outcome }) => outcome === 'error');
    if (failed === undefined || results.length >= Math.min(successes, outcomes.length)) return [];
    return [
      sdkViolation(last, 'success-as-error', {
        message: 'The portal answers with a success, and the caller gets an error.',
        expected,
        received: `${outcomeWords(failed)}, for ${responseWords(last)}`,
      }),
    ];
  },
};
