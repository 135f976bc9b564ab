import { knownFixtures } from '../../contract/known-fixtures.ts';
import { createAllowance } from '../allowance.ts';
import { allowedMethods } from '../allowed-methods.ts';
import { openSession, type Session, type SessionOptions } from '../session.ts';
import { callOfFixture, findFixture } from './fixture-calls.ts';
import type { FixtureJournal, MadeFixture } from './made-fixtures.ts';
import type { Target } from './target.ts';

/** The same portal as the second user sees it; the first user's credentials stay secrets of its records. */
export function asSecondUser(target: Target): Target {
  return { ...target, webhook: target.secondWebhook, secondWebhook: target.webhook, oauth: null };
}

type Sessions = Readonly<Record<MadeFixture['by'], Session>>;

function openSessions(target: Target, made: readonly MadeFixture[], options: SessionOptions): Sessions {
  const allowance = createAllowance(allowedMethods([]), { fixtures: target.fixtures, made });
  const open = (user: Target) => openSession(user, { ...options, allowance });
  return { caller: open(target), second: open(asSecondUser(target)) };
}

function close({ caller, second }: Sessions): void {
  caller.close();
  second.close();
}

/** Looks for a fixture whose making got no response. @returns it with its id, null where it is not there, or a sentence */
async function found(
  sessions: Sessions,
  made: MadeFixture,
  run: string,
): Promise<MadeFixture | string | null> {
  const { find } = knownFixtures().get(made.fixture) ?? {};
  if (made.id !== null || find === undefined) return made;
  const result = await findFixture(sessions[made.by], find, run);
  if ('problem' in result)
    return `Whether the run ${run} has made ${made.fixture} cannot be told (${find.method}: ${result.problem}).`;
  return result.id === null ? null : { ...made, id: result.id };
}

/**
 * Undoes what a run has made, the last first. What it was about to make when it ended is looked for by the name of the run.
 * Never throws.
 *
 * @returns a sentence for each thing that is still there, or may be
 */
export async function undoFixtures(
  target: Target,
  made: readonly MadeFixture[],
  { journal, ...options }: Pick<SessionOptions, 'clock' | 'tell'> & { readonly journal: FixtureJournal },
): Promise<readonly string[]> {
  const left: string[] = [];
  const there: MadeFixture[] = [];
  const looking = openSessions(target, [], options);
  for (const fixture of made) {
    if (fixture.by === 'second' && target.secondWebhook === null) {
      left.push(
        `The user of the second webhook has made ${fixture.fixture} ${fixture.id ?? ''}. Set B24_SECOND_WEBHOOK_URL to undo that.`,
      );
      continue;
    }
    const result = await found(looking, fixture, journal.run);
    if (result === null) journal.undone(fixture);
    else if (typeof result === 'string') left.push(result);
    else there.push(result);
  }
  close(looking);
  const sessions = openSessions(target, there, options);
  for (const fixture of there.toReversed()) {
    const { undo } = knownFixtures().get(fixture.fixture) ?? {};
    if (undo === undefined || fixture.id === null) continue;
    const failed = await callOfFixture(sessions[fixture.by], undo, fixture.id);
    // A run that was killed may have undone it without writing that down: then it is not found any more.
    const gone = failed !== null && (await found(sessions, { ...fixture, id: null }, journal.run)) === null;
    if (failed === null || gone) journal.undone(fixture);
    else
      left.push(
        `The run ${journal.run} has left ${fixture.fixture} ${fixture.id} (${undo.method}: ${failed}).`,
      );
  }
  close(sessions);
  return left;
}
