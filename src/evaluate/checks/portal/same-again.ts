import type { CaseCheck, Observation } from '../../check.ts';
import { violation } from '../../make-finding.ts';
import { repeatKey } from '../../repeat-key.ts';
import { responseFact } from '../../response-fact.ts';
import { unmetPrecondition } from '../../unmet-precondition.ts';

/** Equal requests have equal outcomes, in a row, in turn with others, or at once. */
export const sameAgain: CaseCheck = {
  name: 'same-again',
  about:
    'Catches calls whose outcome changes: right for the first call only, one in five failing, failing when several come at once. Batches are compared by results and codes. `--repeat` sets how often for one run.',
  scope: 'case',
  judge(_, all, { contract: { volatile } }) {
    const first = new Map<string, Observation>();
    const hindrances = all.flatMap((seen) => unmetPrecondition(seen) ?? []);
    const others = all
      .filter((seen) => unmetPrecondition(seen) === null)
      .filter((seen) => {
        const key = seen.request.baseKey;
        const reference = first.get(key);
        if (reference === undefined) first.set(key, seen);
        return reference !== undefined && repeatKey(reference, volatile) !== repeatKey(seen, volatile);
      });
    const [other] = others;
    if (other === undefined) return hindrances.slice(0, 1);
    const reference = first.get(other.request.baseKey) ?? other;
    return [
      violation(other, 'changed-outcome', {
        sentence: 'case',
        words: { calls: all.length, changed: others.length },
        expected: responseFact(reference),
        received: responseFact(other),
      }),
    ];
  },
};
