import { amount, none, phrase } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { outcomesOf, responseWords } from '../../sdk/reply-fact.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

/** Whether the call came to an end, and the program survived it. Responses that never come are the affair of `own-time-out`. */
export const settles: SdkCheck = {
  name: 'settles',
  judge(seen) {
    const { last, record, scenario } = seen;
    const { deadlineMs } = scenario;
    const draft = {
      expected: phrase(`an end within ${deadlineMs / 1000} s`),
      received: phrase(`nothing, after ${responseWords(last)}`),
    };
    if (record.end === 'crashed')
      return [
        violation(last, 'program-ended', {
          ...draft,
          received: phrase(`exit ${record.exit}, after ${responseWords(last)}`),
        }),
      ];
    const isOpen = record.end === 'killed' || outcomesOf(seen).some(({ outcome }) => outcome === 'unsettled');
    if (isOpen && scenario.responses.every(({ hang }) => hang !== true))
      return [violation(last, 'never-settles', draft)];
    if (record.leftOver === 0) return [];
    return [
      violation(last, 'leaves-processes', {
        expected: none,
        received: amount(record.leftOver, ''),
      }),
    ];
  },
};
