import { phrase } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { outcomesOf } from '../../sdk/reply-fact.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

/** Whether the SDK itself gives up waiting. It may try again then; what counts is how long it waited. */
export const ownTimeOut: SdkCheck = {
  name: 'own-time-out',
  judge(seen, { clause }) {
    const { calls, record, scenario } = seen;
    const [first] = calls;
    if (first === undefined || first.note.respondedAt !== null) return null;
    if (record.end === 'crashed') return null;
    const { seconds = 60 } = clause.limits;
    const most = scenario.timeoutMs === null ? seconds * 1000 : scenario.deadlineMs;
    const isSettled = outcomesOf(seen).some(({ outcome }) => outcome === 'error' || outcome === 'result');
    const gaveUp = (calls[1] ?? (isSettled ? first : null)) !== null;
    const waited = calls[1]?.note.at ?? first.note.abandonedAt ?? record.elapsedMs;
    if (gaveUp && waited - first.note.at <= most) return [];
    return [
      violation(first, 'no-time-out', {
        expected: phrase(
          scenario.timeoutMs === null
            ? `an end within ${seconds} s`
            : `an end by the time-out of ${scenario.timeoutMs} ms`,
        ),
        received: phrase(`nothing after ${Math.round(record.elapsedMs / 1000)} s`),
      }),
    ];
  },
};
