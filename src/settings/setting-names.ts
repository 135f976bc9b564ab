import { settableFixtures } from '../contract/known-fixtures.ts';
import { didYouMean } from '../did-you-mean.ts';

/** A setting that cannot be used as it is. */
export interface SettingProblem {
  /** The setting's name. */
  readonly setting: string;
  /** Where it stands, where that is a file: `.env:3`. */
  readonly where?: string;
  /** What is wrong with it, without its value. */
  readonly problem: string;
  /** What to do. */
  readonly remedy: string;
}

/** All settings: every environment variable the program knows. */
export const settingNames: readonly string[] = [
  'B24_WEBHOOK_URL',
  'B24_PORTAL_URL',
  'B24_ACCESS_TOKEN',
  'B24_REFRESH_TOKEN',
  'B24_CLIENT_ID',
  'B24_CLIENT_SECRET',
  'B24_OAUTH_URL',
  ...settableFixtures().map(({ setting }) => setting),
  'B24_SECOND_WEBHOOK_URL',
  'B24_BASIC_AUTH',
  'B24_CA_FILE',
  'B24_LIVE_HOST',
  'B24_TARGET',
  'B24_METHODS',
  'B24_EDITION',
  'B24_DEVIATIONS',
  'B24_REPORT_DIR',
  'B24_HISTORY',
  'B24_TIMEOUT_MS',
  'B24_RATE',
];

/** Whether a name looks like one of this program's settings, in whatever case: a known one, or a mistyped one. */
export function isNearSetting(name: string): boolean {
  return /^b24/i.test(name);
}

/** Problems of names that look like settings and are none. */
export function unknownNames(names: Iterable<string>, alsoKnown: readonly string[]): SettingProblem[] {
  return [...names]
    .filter((name) => isNearSetting(name) && !settingNames.includes(name) && !alsoKnown.includes(name))
    .sort()
    .map((name) => {
      const near = didYouMean(name, settingNames);
      const remedy = near === null ? 'Remove it; .env.example lists every setting.' : `Did you mean ${near}?`;
      return { setting: name, problem: 'is not a setting of this program', remedy };
    });
}
