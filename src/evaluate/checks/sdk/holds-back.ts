import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { sdkFinding } from '../../sdk/sdk-finding.ts';

/** Written down, judged by nobody: whether calls are held back before the portal has to refuse them. */
export const holdsBack: SdkCheck = {
  name: 'holds-back',
  judge({ calls }) {
    const [first] = calls;
    if (first === undefined) return null;
    const refused = calls.filter(({ response }) => response.limited).length;
    const seconds = ((calls.at(-1)?.note.at ?? first.note.at) - first.note.at) / 1000;
    return [
      sdkFinding(first, refused === 0 ? 'held-back' : 'not-held-back', 'observation', {
        message:
          refused === 0
            ? 'The SDK holds calls back so that none is refused.'
            : 'The SDK sends calls that the portal has to refuse.',
        expected: 'either',
        received: `${calls.length} requests in ${seconds.toFixed(0)} s, ${refused} of them refused`,
      }),
    ];
  },
};
