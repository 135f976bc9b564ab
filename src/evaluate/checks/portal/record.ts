import type { CaseCheck } from '../../check.ts';
import { describeResponse } from '../../describe-response.ts';
import { makeFinding } from '../../make-finding.ts';

/** Writes down what the portal answers to an open question. Judges nothing. */
export const record: CaseCheck = {
  name: 'record',
  scope: 'case',
  judge(planned, all) {
    const seen = all.at(-1);
    if (seen === undefined) return [];
    return [
      makeFinding(seen, 'recorded', 'observation', {
        message: planned.title,
        expected: 'any response',
        received: describeResponse(seen),
      }),
    ];
  },
};
