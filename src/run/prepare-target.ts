import { join } from 'node:path';
import { openSession } from '../exchange/session.ts';
import { openJournal } from '../exchange/target/journal.ts';
import { findOwnUser } from '../exchange/target/own-user.ts';
import { provision } from '../exchange/target/provision.ts';
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

/** The file in which runs write down what they have made on portals, beside the report. */
export const journalName = 'made.ndjson';

async function prepareLive(configured: Target, reportDir: string | undefined): Promise<PreparedTarget> {
  const session = openSession({ ...configured, timeoutMs: Math.min(configured.timeoutMs, 3_000) });
  const own = await findOwnUser(session, configured);
  session.close();
  const identified =
    own === null ? configured : { ...configured, fixtures: { ...configured.fixtures, me: own } };
  const journal = reportDir === undefined ? {} : { journal: openJournal(join(reportDir, journalName)) };
  const { target, notes, cleanUp } = await provision(identified, journal);
  return {
    target,
    notes,
    release: async () => {
      await cleanUp();
    },
  };
}

/**
 * Prepares what is to be judged: the configured portal, with what the run needs made on it, or the embedded one,
 * which behaves as the edition says.
 */
export async function prepareTarget(
  settings: Settings,
  edition: string,
  reportDir?: string,
): Promise<PreparedTarget> {
  if (settings.target !== null) return prepareLive(settings.target, reportDir);
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
export async function skipTarget(
  settings: Settings,
  edition: string,
  _reportDir?: string,
): Promise<PreparedTarget> {
  const { target } = settings;
  return target === null ? prepareTarget(settings, edition) : { target, notes: [], release: async () => {} };
}
