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

/** Requests that are looked ahead: several times what is under way at the same time. */
const maxAhead = 32;

/** A case as its neighbours see it. */
interface Looked {
  /** Its requests that may be sent ahead. */
  readonly ahead: readonly PlannedRequest[];
  /**
   * Which requests that follow may be under way with its own: any; those after it, once its own are under way, where it measures
   * what happens at the same time; or none, where its requests depend on responses, or change what the next ones find.
   */
  readonly company: 'any' | 'behind' | 'none';
}

function lookedAt({ steps, generates, lifecycle }: Case, isIdempotent: IsIdempotent): Looked {
  const isAlone =
    lifecycle !== undefined ||
    (generates?.runs ?? 0) > 0 ||
    !steps.every(({ requests }) => requests.every(isIdempotent));
  if (isAlone) return { ahead: [], company: 'none' };
  const together = steps.findIndex((step) => step.together);
  const before = together < 0 ? steps : steps.slice(0, together);
  const ahead = before.flatMap(({ requests }) => requests);
  if (together < 0) return { ahead, company: 'any' };
  return { ahead, company: together === 0 ? 'behind' : 'none' };
}

/** The requests that may be sent ahead when a case is performed. */
export interface Ahead {
  /** Before the case is performed. */
  readonly before: readonly PlannedRequest[];
  /** When its own requests are under way; null where those named before hold on. */
  readonly behind: readonly PlannedRequest[] | null;
}

/**
 * Makes the function that names the requests from a case on, up to the next case that is not performed in the company of
 * any others. A case that is not among the cases has none.
 */
export function createLookAhead({ cases, capabilities, isIdempotent, session }: LookAheadParts) {
  const places = new Map(cases.map(({ id }, at) => [id, at]));
  const looked = new Map<Case, Looked | null>();

  /** Null for a case that is not run. Each case is looked at once, because it is ahead of many. */
  function look(planned: Case): Looked | null {
    const known = looked.get(planned);
    if (known !== undefined) return known;
    const found = performable(planned, capabilities, session);
    const made = 'notRun' in found ? null : lookedAt(found.fitting, isIdempotent);
    looked.set(planned, made);
    return made;
  }

  function from(at: number): readonly PlannedRequest[] {
    const requests: PlannedRequest[] = [];
    for (let index = at; index < cases.length && requests.length < maxAhead; index += 1) {
      const found = look(cases[index] as Case);
      requests.push(...(found?.ahead ?? []));
      if (found !== null && found.company !== 'any') break;
    }
    return requests;
  }

  return (planned: Case): Ahead => {
    const at = places.get(planned.id);
    if (at === undefined) return { before: [], behind: null };
    const isBehind = look(planned)?.company === 'behind';
    return { before: from(at), behind: isBehind ? from(at + 1) : null };
  };
}
