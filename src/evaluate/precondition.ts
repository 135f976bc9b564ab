import { none, phrase } from './fact.ts';
import type { Finding } from './finding.ts';
import { makeFinding } from './make-finding.ts';

/** What must hold of an observation before a clause can be judged by it: the finding that it does not hold, or null where it does. */
export type Precondition<O> = (seen: O) => Finding | null;

/** The first precondition that an observation does not meet; null where it meets all. */
export function firstUnmet<O>(preconditions: readonly Precondition<O>[], seen: O): Finding | null {
  for (const precondition of preconditions) {
    const unmet = precondition(seen);
    if (unmet !== null) return unmet;
  }
  return null;
}

/** The finding of a case that saw no response its clause is about. */
export function nothingToJudge(): Finding {
  return makeFinding(null, 'nothing-to-judge', 'undecided', {
    expected: phrase('at least one such response'),
    received: none,
  });
}
