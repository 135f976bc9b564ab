import { amount, phrase } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { callFact } from '../../sdk/reply-fact.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

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
        violation(last, calls.length === 1 ? 'not-repeated' : 'gave-up', {
          expected: phrase('tries until it succeeds'),
          received: { kind: 'requests', count: calls.length, last: callFact(last) },
        }),
      ];
    const pauses = calls.slice(1).map((call, index) => call.note.at - (calls[index]?.note.respondedAt ?? 0));
    const shortest = Math.min(...pauses);
    if (shortest >= pauseMs - toleranceMs) return [];
    return [
      violation(calls[pauses.indexOf(shortest) + 1] ?? last, 'repeated-too-soon', {
        expected: amount(pauseMs, 'ms', 'at least'),
        received: amount(Math.round(shortest), 'ms'),
      }),
    ];
  },
};
