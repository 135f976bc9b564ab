import type { CaseCheck } from '../../check.ts';
import { violation } from '../../make-finding.ts';
import { outcomeKey, responseFact } from '../../response-fact.ts';
import { unmetPrecondition } from '../../unmet-precondition.ts';

/** The last exchange has the outcome of the first: same kind of response, same status, same code or result. */
export const sameOutcome: CaseCheck = {
  name: 'same-outcome',
  about:
    'Catches requests that mean the same and end otherwise: JSON body, form, query of a POST, query of a GET, each with and without `.json`, the token in body or query, names in other letter cases. The reference is the POST with a JSON body.',
  scope: 'case',
  judge(_, all, { contract: { volatile } }) {
    const reference = all[0];
    const variant = all.at(-1);
    if (reference === undefined || variant === undefined) return [];
    const hindrance = unmetPrecondition(reference) ?? unmetPrecondition(variant);
    if (hindrance !== null) return [hindrance];
    return outcomeKey(reference.response, volatile) === outcomeKey(variant.response, volatile)
      ? []
      : [
          violation(variant, 'other-outcome', {
            sentence: 'same-outcome',
            expected: responseFact(reference),
            received: responseFact(variant),
          }),
        ];
  },
};
