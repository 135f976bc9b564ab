import type { RunCheck } from '../../check.ts';
import type { ResponseFact } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { repeatKey } from '../../repeat-key.ts';
import { responseFact } from '../../response-fact.ts';
import { unmetPrecondition } from '../../unmet-precondition.ts';

/** Equal requests have equal outcomes anywhere in a run: each response is compared with the first to an equal request. */
export const sameInRun: RunCheck = {
  name: 'same-in-run',
  about:
    'Catches calls whose outcome changes in the course of a run. It compares all equal requests of the run, whichever cases sent them; batches by results and codes. It judges the case `same-again/every-repeat`.',
  scope: 'run',
  start({ contract: { volatile } }) {
    const first = new Map<string, { readonly outcome: string; readonly fact: ResponseFact }>();
    return (seen) => {
      if (unmetPrecondition(seen) !== null) return null;
      const key = seen.request.baseKey;
      const outcome = repeatKey(seen, volatile);
      const reference = first.get(key);
      if (reference === undefined) {
        first.set(key, { outcome, fact: responseFact(seen) });
        return null;
      }
      if (reference.outcome === outcome) return [];
      const facts = { expected: reference.fact, received: responseFact(seen) };
      return [violation(seen, 'changed-outcome', { sentence: 'run', words: {}, ...facts })];
    };
  },
};
