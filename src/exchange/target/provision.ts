import type { Fixture } from '../../contract/fixture.ts';
import { knownFixtures } from '../../contract/known-fixtures.ts';
import { openSession, type Session, type SessionOptions } from '../session.ts';
import { isTrouble } from '../trouble/trouble.ts';
import { callOfFixture, makeFixture } from './fixture-calls.ts';
import { type FixtureJournal, type MadeFixture, noJournal } from './made-fixtures.ts';
import { findOwnUser } from './own-user.ts';
import { afterCalls, type Target } from './target.ts';
import { asSecondUser, undoFixtures } from './undo-fixtures.ts';

/** A target with what a run has made on it. */
export interface ProvisionedTarget {
  /** The target with all its fixtures, and what is left of its burst. */
  readonly target: Target;
  /** Sentences about what could not be made, without a secret. */
  readonly notes: readonly string[];
  /** Undoes what was made, the last first. Never throws. @returns a sentence for each thing that is still there */
  undo(): Promise<readonly string[]>;
}

/** How a target is provisioned. */
export interface ProvisionOptions extends Pick<SessionOptions, 'clock' | 'tell'> {
  /** Null where nothing can be written down: then nothing is made. */
  readonly journal: FixtureJournal | null;
  /** The fixtures that the run needs; nothing else is made. */
  readonly needs: ReadonlySet<string>;
}

/** A fixture that is to be made. */
type Makeable = Fixture & { readonly make: NonNullable<Fixture['make']> };

/** What making one fixture came to. */
interface Making {
  /** What has to be undone at the end of the run. */
  readonly made: MadeFixture | null;
  /** The id of the fixture; null where it cannot be used. */
  readonly id: string | null;
  readonly problem: string | null;
}

function missingFixtures({ fixtures }: Target, needs: ReadonlySet<string>): readonly Makeable[] {
  return [...knownFixtures().values()].filter(
    (fixture): fixture is Makeable =>
      fixture.make !== undefined && fixtures[fixture.name] === undefined && needs.has(fixture.name),
  );
}

async function makeOne(
  session: Session,
  { name, says, make, then, undo }: Makeable,
  by: MadeFixture['by'],
  kept: FixtureJournal,
): Promise<Making> {
  // What only tells something leaves nothing behind.
  const journal = undo === undefined ? noJournal(kept.run) : kept;
  const making: MadeFixture = { fixture: name, by, id: null };
  journal.made(making);
  const result = await makeFixture(session, make, journal.run);
  if ('problem' in result) {
    if (result.isRefused) journal.undone(making);
    const problem = `The run could not make ${says} (${make.method}: ${result.problem}).`;
    return { made: result.isRefused ? null : making, id: null, problem };
  }
  const made: MadeFixture = { ...making, id: result.id };
  journal.made(made);
  const id = (make.as ?? '{id}').replace('{id}', result.id);
  if (then === undefined || by === 'second') return { made, id, problem: null };
  const failed = await callOfFixture(session, then, result.id);
  if (failed !== null) {
    const problem = `The run made ${id}, and could not make it ${says} (${then.method}: ${failed}).`;
    return { made, id: null, problem };
  }
  journal.undone(made);
  return { made: null, id, problem: null };
}

/** Whether the second webhook belongs to another user than the first. */
async function isOfAnotherUser(second: Session, target: Target, own: string | null): Promise<boolean> {
  return target.secondWebhook !== null && own !== (await findOwnUser(second, asSecondUser(target))).id;
}

/**
 * Finds out who the caller is and makes the fixtures that a run needs and nobody has configured. What the user of the second
 * webhook would make, the caller makes and leaves where there is no such user. A fixture that cannot be made is missing from
 * the target, and a note says so.
 */
export async function provision(
  configured: Target,
  { journal, needs, ...options }: ProvisionOptions,
): Promise<ProvisionedTarget> {
  const caller = openSession(configured, options);
  const second = openSession(asSecondUser(configured), options);
  const notes: string[] = [];
  const made: MadeFixture[] = [];
  const fixtures: Record<string, string> = { ...configured.fixtures };
  const { id: own, exchange } = await findOwnUser(caller, configured);
  if (own !== null) fixtures['me'] ??= own;
  // A portal that is away is not worth further calls: the run itself says what is wrong with it.
  const wanted = isTrouble(exchange) ? [] : missingFixtures({ ...configured, fixtures }, needs);
  if (journal === null && wanted.length > 0)
    notes.push(
      'Nothing is made on the portal, because no directory for a journal can be written to. XDG_STATE_HOME names one.',
    );
  const isOther =
    wanted.some(({ by }) => by === 'second') && (await isOfAnotherUser(second, configured, own));
  if (configured.secondWebhook !== null && wanted.some(({ by }) => by === 'second') && !isOther)
    notes.push('The second webhook belongs to the same user as the first, so it is not used.');
  for (const fixture of journal === null ? [] : wanted) {
    const by = fixture.by === 'second' && isOther ? 'second' : 'caller';
    const making = await makeOne(by === 'second' ? second : caller, fixture, by, journal as FixtureJournal);
    if (making.made !== null) made.push(making.made);
    if (making.id !== null) fixtures[fixture.name] = making.id;
    if (making.problem !== null) notes.push(making.problem);
    // The making got no response: what follows would wait for one as well.
    if (making.made !== null && making.made.id === null) break;
  }
  const target = afterCalls({ ...configured, fixtures }, caller.sent + second.sent);
  caller.close();
  second.close();
  return {
    target,
    notes,
    undo: async () => {
      if (journal === null || made.length === 0) return [];
      // The run may have spent the whole burst.
      return undoFixtures(afterCalls(target, target.rate?.burst ?? 0), made, { journal, ...options });
    },
  };
}
