import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { outcomesOf, responseWords, sdkViolation } from '../../sdk/sdk-finding.ts';

/** Whether the call came to an end, and the program survived it. Responses that never come are the affair of `own-time-out`. */
export const settles: SdkCheck = {
  name: 'settles',
  judge(seen) {
    const { last, record, scenario } = seen;
    const { deadlineMs } = scenario;
    const draft = {
      expected: `an end within ${deadlineMs / 1000} s`,
      received: `nothing, after ${responseWords(last)}`,
    };
    if (record.end === 'crashed')
      return [
        sdkViolation(last, 'program-ended', {
          ...draft,
          message: 'The program of the caller ends.',
          received: `exit ${record.exit}, after ${responseWords(last)}`,
        }),
      ];
    const isOpen = record.end === 'killed' || outcomesOf(seen).some(({ outcome }) => outcome === 'unsettled');
    if (isOpen && scenario.responses.every(({ hang }) => hang !== true))
      return [
        sdkViolation(last, 'never-settles', { ...draft, message: 'The call does not come to an end.' }),
      ];
    if (record.leftOver === 0) return [];
    return [
      sdkViolation(last, 'leaves-processes', {
        message: 'Processes are left behind.',
        expected: 'none',
        received: String(record.leftOver),
      }),
    ];
  },
};
