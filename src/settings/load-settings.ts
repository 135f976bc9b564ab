import { join } from 'node:path';
import { describedMethods, editions } from '../contract/editions.ts';
import { readEnvFile } from './env-file.ts';
import type { SettingProblem } from './setting-names.ts';
import { readSettings, type Settings, type TargetChoice } from './settings.ts';

/** Settings that cannot be used. The message names each and what to do, and shows no value. Nothing was sent. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(problems: readonly SettingProblem[]) {
    super(
      problems
        .map(({ setting, where, problem, remedy }) => {
          return `${setting}${where === undefined ? '' : ` (${where})`} ${problem}. ${remedy}`;
        })
        .join('\n'),
    );
  }
}

/** The editions that any method has. */
function knownEditions(): readonly string[] {
  return [...new Set(describedMethods().flatMap((method) => editions(method)))].sort();
}

/** Where settings come from, beside the environment. */
export interface SettingsSource {
  /** The directory whose `.env` is read; none is read unless given. */
  readonly directory?: string;
  /** What the command line asked for: a configured portal, the embedded one, or whatever the settings name. */
  readonly choice?: TargetChoice | null;
}

const maxNames = 5;

function ignoredWarning(names: readonly string[]): string {
  const more = names.length - maxNames;
  const shown = `${names.slice(0, maxNames).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `.env sets ${shown}: not read. It may set B24_ settings, proxy variables and NODE_EXTRA_CA_CERTS only.`;
}

/**
 * The settings of an environment and of a directory's `.env`. The environment goes first; what is empty there counts as not
 * set, so the file's value holds.
 *
 * @throws {SettingsError} where they cannot be used
 */
export function loadSettings(
  env: Readonly<Record<string, string | undefined>>,
  { directory, choice = null }: SettingsSource = {},
): Settings {
  const file = directory === undefined ? null : readEnvFile(join(directory, '.env'));
  if (file === null) return settingsFrom(env, { editions: knownEditions, choice }, []);
  const given = Object.entries(env).filter(([, value]) => (value ?? '').trim() !== '');
  const fromFile = [...file.places].filter(([name]) => !given.some(([one]) => one === name));
  const merged = { ...env, ...Object.fromEntries(file.values), ...Object.fromEntries(given) };
  const context = { editions: knownEditions, choice, places: new Map(fromFile) };
  const settings = settingsFrom(merged, context, file.problems);
  return file.ignored.length === 0
    ? settings
    : { ...settings, warnings: [...settings.warnings, ignoredWarning(file.ignored)] };
}

function settingsFrom(
  env: Readonly<Record<string, string | undefined>>,
  context: Parameters<typeof readSettings>[1],
  before: readonly SettingProblem[],
): Settings {
  const read = readSettings(env, context);
  const problems = [...before, ...('problems' in read ? read.problems : [])];
  if ('problems' in read || before.length > 0) throw new SettingsError(problems);
  return read.settings;
}
