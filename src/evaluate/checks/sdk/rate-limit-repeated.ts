import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { responseWords, sdkViolation } from '../../sdk/sdk-finding.ts';

/** Timers end a little early or late; nobody is blamed for it. */
const toleranceMs = 25;

/** Whether a call that came too soon is made again, not at once, until it succeeds. */
export const rateLimitRepeated: SdkCheck = {
  name: 'rate-limit-repeated',
  judge({ calls }, { clause }) {
    const { pauseMs = 500 } = clause.limits;
    const [first] = calls;
    if (first === undefined || !first.response.limited) return null;
    const last = calls.at(-1) ?? first;
    if (last.response.kind !== 'success')
      return [
        sdkViolation(last, calls.length === 1 ? 'not-repeated' : 'gave-up', {
          message:
            calls.length === 1
              ? 'The call is not repeated.'
              : 'The call is given up before the portal takes it.',
          expected: 'tries until it succeeds',
          received: `${calls.length} ${calls.length === 1 ? 'request' : 'requests'}, the last answered ${responseWords(last)}`,
        }),
      ];
    const pauses = calls.slice(1).map((call, index) => call.note.at - (calls[index]?.note.respondedAt ?? 0));
    const shortest = Math.min(...pauses);
    if (shortest >= pauseMs - toleranceMs) return [];
    return [
      sdkViolation(calls[pauses.indexOf(shortest) + 1] ?? last, 'repeated-too-soon', {
        message: 'The call is repeated too soon.',
        expected: `${pauseMs} ms between the tries`,
        received: `${Math.round(shortest)} ms`,
      }),
    ];
  },
};
