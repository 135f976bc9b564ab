import { phrase } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { outcomesOf } from '../../sdk/reply-fact.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

/** Whether the caller is told that no response comes, and in time: all tries and the pauses between them count. */
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
    const waited = record.elapsedMs - first.note.at;
    if (isSettled && waited <= most) return [];
    return [
      violation(first, 'no-time-out', {
        expected: phrase(
          scenario.timeoutMs === null
            ? `an end within ${seconds} s`
            : `an end by the time-out of ${scenario.timeoutMs} ms`,
        ),
        received: phrase(`${isSettled ? 'an end' : 'nothing'} after ${Math.round(waited / 1000)} s`),
      }),
    ];
  },
};
