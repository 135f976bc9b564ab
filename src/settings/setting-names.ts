import { settableFixtures } from '../contract/known-fixtures.ts';

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

function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The known word that a mistyped one is nearest to, if it is near at all. */
export function didYouMean(word: string, known: readonly string[]): string | null {
  const near = known
    .map((name) => ({ name, away: distance(word.toUpperCase(), name.toUpperCase()) }))
    .sort((a, b) => a.away - b.away)[0];
  return near !== undefined && near.away <= Math.max(2, Math.floor(word.length / 3)) ? near.name : null;
}

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
