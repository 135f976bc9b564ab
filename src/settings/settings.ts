import type { Target } from '../exchange/target/target.ts';
import { readTarget } from './read-target.ts';
import { didYouMean, type SettingProblem, unknownNames } from './setting-names.ts';

export type { SettingProblem } from './setting-names.ts';

/** All that the environment says. What it leaves open is null; options of the command line go before it. */
export interface Settings {
  /** The portal to judge; null means the embedded reference portal. */
  readonly target: Target | null;
  readonly edition: string | null;
  readonly deviations: string | null;
  readonly reportDir: string | null;
  /** File to which each run adds a line. */
  readonly history: string | null;
  /** Milliseconds for one exchange. */
  readonly timeoutMs: number;
  /** Requests per second, where the settings say so. */
  readonly rate: Target['rate'];
}

/** What `readSettings` must be told, because it is known elsewhere. */
export interface SettingsContext {
  /** The editions of the document. */
  readonly editions: readonly string[];
  /** Further names with the prefix `B24_` that are nobody's mistake. */
  readonly alsoKnown?: readonly string[];
}

/** Time-out where no setting names another, in milliseconds. */
export const defaultTimeoutMs = 10_000;

const burst = 50;

function readNumber(
  given: ReadonlyMap<string, string>,
  setting: string,
  range: { readonly form: RegExp; readonly least: number; readonly most: number; readonly unit: string },
  problems: SettingProblem[],
): number | null {
  const value = given.get(setting);
  if (value === undefined) return null;
  const number = range.form.test(value) ? Number(value) : Number.NaN;
  if (number >= range.least && number <= range.most) return number;
  const remedy = `Give a number of ${range.unit} from ${range.least} to ${range.most}.`;
  problems.push({ setting, problem: 'is not a number in its range', remedy });
  return null;
}

function readEdition(
  given: ReadonlyMap<string, string>,
  editions: readonly string[],
  problems: SettingProblem[],
) {
  const edition = given.get('B24_EDITION');
  if (edition === undefined || editions.includes(edition)) return edition ?? null;
  const near = didYouMean(edition, editions);
  const remedy = near === null ? `Known editions: ${editions.join(', ')}.` : `Did you mean ${near}?`;
  problems.push({ setting: 'B24_EDITION', problem: 'is no known edition', remedy });
  return null;
}

/**
 * Reads the settings from an environment. An empty value counts as not set. Whatever is half there, contradicts itself
 * or is misspelt is a problem, all of them at once; a problem names the setting and never shows its value.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  context: SettingsContext,
): { readonly settings: Settings } | { readonly problems: readonly SettingProblem[] } {
  const given = new Map(
    Object.entries(env)
      .map(([name, value]): [string, string] => [name, (value ?? '').trim()])
      .filter(([name, value]) => name.startsWith('B24_') && value !== ''),
  );
  const problems = unknownNames(given.keys(), context.alsoKnown ?? []);
  const milliseconds = { form: /^\d+$/, least: 100, most: 600_000, unit: 'milliseconds' };
  const perSecondRange = { form: /^\d+(\.\d+)?$/, least: 0.1, most: 1000, unit: 'requests per second' };
  const timeoutMs = readNumber(given, 'B24_TIMEOUT_MS', milliseconds, problems) ?? defaultTimeoutMs;
  const perSecond = readNumber(given, 'B24_RATE', perSecondRange, problems);
  const rate = perSecond === null ? null : { perSecond, burst };
  const edition = readEdition(given, context.editions, problems);
  const target = readTarget(given, { timeoutMs, rate }, problems);
  if (problems.length > 0) return { problems };
  const deviations = given.get('B24_DEVIATIONS') ?? null;
  const reportDir = given.get('B24_REPORT_DIR') ?? null;
  const history = given.get('B24_HISTORY') ?? null;
  return { settings: { target, edition, deviations, reportDir, history, timeoutMs, rate } };
}
