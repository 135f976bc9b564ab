import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { answerWords, outcomesOf, sdkViolation } from '../../sdk/sdk-finding.ts';

/** Whether the call came to an end, and the program survived it. Answers that never come are the affair of `own-time-out`. */
export const settles: SdkCheck = {
  name: 'settles',
  judge(seen) {
    const { last, record, scenario } = seen;
    const { deadlineMs } = scenario;
    const draft = {
      expected: `an end within ${deadlineMs / 1000} s`,
      received: `nothing, after ${answerWords(last)}`,
    };
    if (record.end === 'crashed')
      return [
        sdkViolation(last, 'program-ended', {
          ...draft,
          message: 'The program of the caller ends.',
          received: `exit ${record.exit}, after ${answerWords(last)}`,
        }),
      ];
    const isOpen = record.end === 'killed' || outcomesOf(seen).some(({ outcome }) => outcome === 'unsettled');
    if (isOpen && scenario.answers.every(({ hang }) => hang !== true))
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
