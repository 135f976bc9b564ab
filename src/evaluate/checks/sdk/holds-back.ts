import { phrase } from '../../fact.ts';
import { makeFinding } from '../../make-finding.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

/** Recorded, and not judged: whether calls are held back before the portal has to refuse them. */
export const holdsBack: SdkCheck = {
  name: 'holds-back',
  judge({ calls }) {
    const [first] = calls;
    if (first === undefined) return null;
    const refused = calls.filter(({ response }) => response.limited).length;
    const seconds = ((calls.at(-1)?.note.at ?? first.note.at) - first.note.at) / 1000;
    return [
      makeFinding(first, refused === 0 ? 'held-back' : 'not-held-back', 'observation', {
        expected: phrase('either'),
        received: phrase(`${calls.length} requests in ${seconds.toFixed(0)} s, ${refused} of them refused`),
      }),
    ];
  },
};
