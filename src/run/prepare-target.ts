import type { Address } from '../contract/editions.ts';
import { provision } from '../exchange/target/provision.ts';
import type { Target } from '../exchange/target/target.ts';
import { terminalText } from '../report/text/escape.ts';
import type { Settings } from '../settings/settings.ts';
import { embeddedTarget, generationOf } from './embedded-target.ts';
import { type Environment, startJournal } from './places/journals.ts';

/** A target that is ready to be called, and what is to be done when the run is over. */
export interface PreparedTarget {
  readonly target: Target;
  /** Sentences about what could not be prepared. */
  readonly notes: readonly string[];
  /** Undoes what was prepared. @returns sentences about what is left of it */
  release(): Promise<readonly string[]>;
}

/** Says on the screen what the preparation waits for. */
function tell(sentence: string): void {
  console.error(terminalText(sentence, 500));
}

/** How a target is prepared. */
export interface PrepareOptions {
  /** The documents whose promises the embedded portal keeps. */
  readonly documents: readonly Pick<Address, 'edition'>[];
  /** The name of the run: letters, digits and hyphens. */
  readonly run: string;
  /** The environment, which names the directory of journals. */
  readonly env: Environment;
  /** The fixtures that the cases of the run need. */
  readonly needs: ReadonlySet<string>;
}

/**
 * Prepares what is to be judged: the configured portal, with the fixtures that the run makes there, or the embedded one,
 * which behaves as the documents say.
 */
export async function prepareTarget(
  settings: Settings,
  { documents, run, env, needs }: PrepareOptions,
): Promise<PreparedTarget> {
  if (settings.target !== null) {
    const journal = startJournal(run, settings.target.origin, env);
    const { target, notes, undo } = await provision(settings.target, { journal, needs, tell });
    return { target, notes, release: undo };
  }
  const generation = generationOf(documents);
  // A run of a configured portal does not load the reference portal.
  const { startPortal } = await import('../portal/start-portal.ts');
  const portal = await startPortal({ generation });
  return {
    target: embeddedTarget(portal, { ...settings, generation }),
    notes: [],
    release: async () => {
      await portal.close();
      return [];
    },
  };
}

/** The configured portal as it is, without a call: for a run that has nothing to send. */
export async function skipTarget(settings: Settings, options: PrepareOptions): Promise<PreparedTarget> {
  const { target } = settings;
  return target === null ? prepareTarget(settings, options) : { target, notes: [], release: async () => [] };
}
