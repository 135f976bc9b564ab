import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { responseWords, sdkFinding } from '../../sdk/sdk-finding.ts';

/** Written down, judged by nobody: whether a call that met trouble is made again. */
export const repeatsAfterTrouble: SdkCheck = {
  name: 'repeats-after-trouble',
  judge({ calls }) {
    const [first, second] = calls;
    if (first === undefined) return null;
    const pause =
      second === undefined
        ? ''
        : `, after ${Math.round(second.note.at - (first.note.respondedAt ?? first.note.at))} ms`;
    return [
      sdkFinding(first, second === undefined ? 'tried-once' : 'tried-again', 'observation', {
        message:
          second === undefined
            ? `The call is not repeated after ${responseWords(first)}.`
            : `The call is repeated after ${responseWords(first)}.`,
        expected: 'either',
        received: `${calls.length} ${calls.length === 1 ? 'request' : 'requests'}${pause}`,
      }),
    ];
  },
};
