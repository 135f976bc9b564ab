import { editions } from '../contract/editions.ts';
import { readSettings, type SettingProblem, type Settings } from '../settings/settings.ts';

/** Settings that cannot be used. The message names each and what to do, and shows no value. Nothing was sent. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(problems: readonly SettingProblem[]) {
    super(problems.map(({ setting, problem, remedy }) => `${setting} ${problem}. ${remedy}`).join('\n'));
  }
}

/**
 * The settings of an environment.
 * @throws {SettingsError} where they cannot be used.
 */
export function settingsOf(env: Readonly<Record<string, string | undefined>>): Settings {
  const read = readSettings(env, { editions: editions() });
  if ('problems' in read) throw new SettingsError(read.problems);
  return read.settings;
}
