import { phrase } from '../../fact.ts';
import { makeFinding } from '../../make-finding.ts';
import { responseWords } from '../../sdk/reply-fact.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

/** Recorded, and not judged: whether a call that met trouble is made again. */
export const repeatsAfterTrouble: SdkCheck = {
  name: 'repeats-after-trouble',
  judge({ calls }) {
    const [first, second] = calls;
    if (first === undefined) return null;
    const pause =
      second === undefined
        ? {}
        : { pauseMs: Math.round(second.note.at - (first.note.respondedAt ?? first.note.at)) };
    return [
      makeFinding(first, second === undefined ? 'tried-once' : 'tried-again', 'observation', {
        words: { response: responseWords(first) },
        expected: phrase('either'),
        received: { kind: 'requests', count: calls.length, ...pause },
      }),
    ];
  },
};
