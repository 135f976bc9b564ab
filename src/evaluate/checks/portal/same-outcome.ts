import type { CaseCheck } from '../../check.ts';
import { describeResponse, outcomeKey } from '../../describe-response.ts';
import { violation } from '../../make-finding.ts';
import { unmetPrecondition } from '../../unmet-precondition.ts';

/** The last exchange has the outcome of the first: same kind of response, same status, same code or result. */
export const sameOutcome: CaseCheck = {
  name: 'same-outcome',
  scope: 'case',
  judge(_, all) {
    const reference = all[0];
    const variant = all.at(-1);
    if (reference === undefined || variant === undefined) return [];
    const hindrance = unmetPrecondition(reference) ?? unmetPrecondition(variant);
    if (hindrance !== null) return [hindrance];
    return outcomeKey(reference.response) === outcomeKey(variant.response)
      ? []
      : [
          violation(variant, 'other-outcome', {
            message: 'The same call has another outcome when it is put differently.',
            expected: describeResponse(reference),
            received: describeResponse(variant),
          }),
        ];
  },
};
