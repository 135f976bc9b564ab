import type { CaseCheck } from '../../check.ts';
import { describeResponse, outcomeKey } from '../../describe-response.ts';
import { violation } from '../../make-finding.ts';
import { unmetPrecondition } from '../../unmet-precondition.ts';

/** A body that is no JSON object has the outcome of no parameters: that of the first exchange, or a documented one. */
export const noParameters: CaseCheck = {
  name: 'no-parameters',
  scope: 'case',
  judge({ prefers, accepts }, all) {
    const reference = all[0];
    const variant = all.at(-1);
    if (reference === undefined || variant === undefined) return [];
    const hindrance = unmetPrecondition(reference) ?? unmetPrecondition(variant);
    if (hindrance !== null) return [hindrance];
    const { response } = variant;
    const documented = [...prefers, ...accepts].some(
      ({ status, code }) => response.status === status && response.code === code,
    );
    return documented || outcomeKey(reference.response) === outcomeKey(response)
      ? []
      : [
          violation(variant, 'other-outcome', {
            message: 'A body that is no JSON object does not count as no parameters.',
            expected: describeResponse(reference),
            received: describeResponse(variant),
          }),
        ];
  },
};
