import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { responseWords, sdkViolation } from '../../sdk/sdk-finding.ts';

/** Requests after a response that will be the same next time. */
export const noUselessRepeat: SdkCheck = {
  name: 'no-useless-repeat',
  judge({ calls, scenario }) {
    const [first] = calls;
    if (first === undefined || first.response.kind !== 'error') return null;
    if (calls.length <= scenario.repeat.count) return [];
    return [
      sdkViolation(calls[1] ?? first, 'repeated-uselessly', {
        message: `The call is repeated after ${responseWords(first)}.`,
        expected: '1 request',
        received: `${calls.length} requests`,
      }),
    ];
  },
};
