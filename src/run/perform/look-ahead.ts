import type { Session } from '../../exchange/session.ts';
import type { IsIdempotent } from '../../exchange/trouble/repeatable.ts';
import type { Case, PlannedRequest } from '../../plan/case.ts';
import { performable } from './performable.ts';

/** What the requests that follow are found in. */
interface LookAheadParts {
  /** The cases that are run, in their order. */
  readonly cases: readonly Case[];
  readonly capabilities: ReadonlySet<string>;
  readonly isIdempotent: IsIdempotent;
  readonly session: Pick<Session, 'refusal'>;
}

/** Requests that are looked ahead, at most: several times what is under way at the same time, and few enough to be lost at an interrupt. */
const maxAhead = 32;

/**
 * Whether a case's requests may be under way together with those of its neighbours. Not those of one that measures what
 * happens at the same time, that makes its requests up as responses come, or that changes what the next ones find.
 */
function mayBeSentAhead({ steps, generates }: Case, isIdempotent: IsIdempotent): boolean {
  return (
    generates === undefined &&
    steps.every(({ together, requests }) => !together && requests.every(isIdempotent))
  );
}

/**
 * Makes the function that names the requests from a case on, up to the next case that must be alone. A case that is not
 * among the cases, or must be alone itself, has none.
 */
export function createLookAhead({ cases, capabilities, isIdempotent, session }: LookAheadParts) {
  const places = new Map(cases.map(({ id }, at) => [id, at]));
  return (planned: Case): readonly PlannedRequest[] => {
    const ahead: PlannedRequest[] = [];
    const from = places.get(planned.id);
    if (from === undefined) return ahead;
    for (let at = from; at < cases.length && ahead.length < maxAhead; at += 1) {
      const next = cases[at] as Case;
      const found = performable(next, capabilities, session);
      if ('notRun' in found) continue;
      if (!mayBeSentAhead(found.fitting, isIdempotent)) break;
      ahead.push(...found.fitting.steps.flatMap(({ requests }) => requests));
    }
    return ahead;
  };
}
