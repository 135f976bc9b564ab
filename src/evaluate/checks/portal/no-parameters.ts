import type { CaseCheck } from '../../check.ts';
import { isResponse } from '../../documented-response.ts';
import { violation } from '../../make-finding.ts';
import { outcomeKey, responseFact } from '../../response-fact.ts';
import { unmetPrecondition } from '../../unmet-precondition.ts';

/** A body that is no JSON object has the outcome of no parameters: that of the first exchange, or a documented one. */
export const noParameters: CaseCheck = {
  name: 'no-parameters',
  about:
    'Catches JSON bodies that do not parse, or are no object, and yet are not treated as no parameters: the response must be that of a call without parameters, or one documented for it.',
  scope: 'case',
  judge({ prefers, accepts }, all, { contract: { volatile } }) {
    const reference = all[0];
    const variant = all.at(-1);
    if (reference === undefined || variant === undefined) return [];
    const hindrance = unmetPrecondition(reference) ?? unmetPrecondition(variant);
    if (hindrance !== null) return [hindrance];
    const { response } = variant;
    const documented = [...prefers, ...accepts].some(
      (one) => one.code !== undefined && isResponse(response, one),
    );
    return documented || outcomeKey(reference.response, volatile) === outcomeKey(response, volatile)
      ? []
      : [
          violation(variant, 'other-outcome', {
            sentence: 'no-parameters',
            expected: responseFact(reference),
            received: responseFact(variant),
          }),
        ];
  },
};
