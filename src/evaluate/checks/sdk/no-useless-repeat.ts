import { violation } from '../../make-finding.ts';
import { responseWords } from '../../sdk/reply-fact.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

/** Requests after a response that will be the same next time. */
export const noUselessRepeat: SdkCheck = {
  name: 'no-useless-repeat',
  judge({ calls, scenario }) {
    const [first] = calls;
    if (first === undefined || first.response.kind !== 'error') return null;
    if (calls.length <= scenario.repeat.count) return [];
    return [
      violation(calls[1] ?? first, 'repeated-uselessly', {
        words: { response: responseWords(first) },
        expected: { kind: 'requests', count: 1 },
        received: { kind: 'requests', count: calls.length },
      }),
    ];
  },
};
