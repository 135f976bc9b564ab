import { openSession } from '../exchange/session.ts';
import { findOwnUser } from '../exchange/target/own-user.ts';
import { provisionForeignDialog } from '../exchange/target/provision.ts';
import type { Target } from '../exchange/target/target.ts';
import type { Settings } from '../settings/settings.ts';
import { embeddedTarget, generationOf } from './embedded-target.ts';

/** A target that is ready to be called, and what is to be done when the run is over. */
export interface PreparedTarget {
  readonly target: Target;
  /** Sentences about what could not be prepared. */
  readonly notes: readonly string[];
  release(): Promise<void>;
}

async function prepareLive(configured: Target): Promise<PreparedTarget> {
  const session = openSession({ ...configured, timeoutMs: Math.min(configured.timeoutMs, 3_000) });
  const own = await findOwnUser(session, configured);
  session.close();
  const identified =
    own === null ? configured : { ...configured, fixtures: { ...configured.fixtures, me: own } };
  const foreign = await provisionForeignDialog(identified);
  if (foreign === null) return { target: identified, notes: [], release: async () => {} };
  if ('problem' in foreign) return { target: identified, notes: [foreign.problem], release: async () => {} };
  return {
    target: { ...identified, fixtures: { ...identified.fixtures, 'foreign-chat': foreign.dialogId } },
    notes: [],
    release: async () => {
      await foreign.cleanUp();
    },
  };
}

/**
 * Prepares what is to be judged: the configured portal, with a forbidden chat made for the run, or the embedded one,
 * which behaves as the edition says.
 */
export async function prepareTarget(settings: Settings, edition: string): Promise<PreparedTarget> {
  if (settings.target !== null) return prepareLive(settings.target);
  const generation = generationOf(edition);
  // A run of a configured portal does not load the reference portal.
  const { startPortal } = await import('../portal/start-portal.ts');
  const portal = await startPortal({ generation });
  return {
    target: embeddedTarget(portal, { ...settings, generation }),
    notes: [],
    release: () => portal.close(),
  };
}

/** The configured portal as it is, without a call: for a run that has nothing to send. */
export async function skipTarget(settings: Settings, edition: string): Promise<PreparedTarget> {
  const { target } = settings;
  return target === null ? prepareTarget(settings, edition) : { target, notes: [], release: async () => {} };
}
