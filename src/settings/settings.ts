import { didYouMean } from '../did-you-mean.ts';
import type { Target } from '../exchange/target/target.ts';
import { burst, readTarget } from './read-target.ts';
import { type SettingProblem, unknownNames } from './setting-names.ts';
import { chosenTarget, type TargetChoice } from './target-choice.ts';

export type { SettingProblem } from './setting-names.ts';
export type { TargetChoice } from './target-choice.ts';

/** All that the environment says. What it leaves open is null; options of the command line go before it. */
export interface Settings {
  /** The portal to judge; null means the embedded reference portal. */
  readonly target: Target | null;
  /** The methods to judge as `--method` takes them: names, patterns, `all`; null for the default. */
  readonly methods: string | null;
  readonly edition: string | null;
  readonly deviations: string | null;
  readonly reportDir: string | null;
  /** File to which each run adds a line. */
  readonly history: string | null;
  /** Milliseconds for one exchange. */
  readonly timeoutMs: number;
  /** Requests per second, where the settings say so. */
  readonly rate: Target['rate'];
  /** Sentences about what was given and is not used. */
  readonly warnings: readonly string[];
}

/** What `readSettings` must be told, because it is known elsewhere. */
export interface SettingsContext {
  /** The editions of the documents. Finding them takes reading all documents, so it is done where a setting names one. */
  readonly editions: () => readonly string[];
  /** The target that the command line asked for, which goes before `B24_TARGET`. */
  readonly choice?: TargetChoice | null;
  /** Where settings stand that are from a file, by name. */
  readonly places?: ReadonlyMap<string, string>;
  /** Further names with the prefix `B24_` that are nobody's mistake. */
  readonly alsoKnown?: readonly string[];
}

/** The method that is judged where neither an option nor a setting names others: the first that was described. */
export const defaultMethod = 'im.dialog.writing';

/** Time-out where no setting names another, in milliseconds. */
export const defaultTimeoutMs = 10_000;

/** Time-outs that can be asked for, in milliseconds: shorter ones give up on a portal nearby, longer ones look like a run that hangs. */
export const timeoutRangeMs = { least: 100, most: 600_000 } as const;

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
  editions: () => readonly string[],
  problems: SettingProblem[],
) {
  const edition = given.get('B24_EDITION');
  if (edition === undefined) return null;
  const known = editions();
  if (known.includes(edition)) return edition;
  const near = didYouMean(edition, known);
  const remedy = near === null ? `Known editions: ${known.join(', ')}.` : `Did you mean ${near}?`;
  problems.push({ setting: 'B24_EDITION', problem: 'is no known edition', remedy });
  return null;
}

/** A value in which a CI system or a shell should have put another one, and did not. */
function unreplaced(given: ReadonlyMap<string, string>): SettingProblem[] {
  return [...given]
    .filter(([, value]) => /^\$(?:\w+|\(.*\)|\{.*\})$|^%\w+%$/.test(value))
    .map(([setting]) => {
      const remedy =
        'Nothing is replaced in a value: write the value itself, or pass the secret to this job.';
      return { setting, problem: "holds another variable's name in place of its value", remedy };
    });
}

/** `im.dialog.writing`, `im.*`, `all`, or several of them with commas. */
function readMethods(given: ReadonlyMap<string, string>, problems: SettingProblem[]): string | null {
  const setting = 'B24_METHODS';
  const methods = given.get(setting);
  if (methods === undefined || methods.split(',').every((one) => /^[\w.*]+$/.test(one.trim())))
    return methods ?? null;
  const remedy = "Give methods with commas between them: im.dialog.writing, 'im.*' or all.";
  problems.push({ setting, problem: 'is no list of methods', remedy });
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
  const present = Object.keys(env).filter((name) => env[name] !== undefined);
  const problems = [...unknownNames(present, context.alsoKnown ?? []), ...unreplaced(given)];
  const milliseconds = { form: /^\d+$/, ...timeoutRangeMs, unit: 'milliseconds' };
  const perSecondRange = { form: /^\d+(\.\d+)?$/, least: 0.1, most: 1000, unit: 'requests per second' };
  const timeoutMs = readNumber(given, 'B24_TIMEOUT_MS', milliseconds, problems) ?? defaultTimeoutMs;
  const perSecond = readNumber(given, 'B24_RATE', perSecondRange, problems);
  const rate = perSecond === null ? null : { perSecond, burst };
  const edition = readEdition(given, context.editions, problems);
  const methods = readMethods(given, problems);
  const configured = () => readTarget(given, { timeoutMs, rate }, env, problems);
  const target = chosenTarget({ env, given, choice: context.choice ?? null, configured }, problems);
  if (problems.length > 0) {
    const at = (setting: string) => context.places?.get(setting);
    return {
      problems: problems.map((problem) => {
        const where = at(problem.setting);
        return where === undefined ? problem : { ...problem, where };
      }),
    };
  }
  const deviations = given.get('B24_DEVIATIONS') ?? null;
  const reportDir = given.get('B24_REPORT_DIR') ?? null;
  const history = given.get('B24_HISTORY') ?? null;
  const warnings: readonly string[] = [];
  return {
    settings: { target, methods, edition, deviations, reportDir, history, timeoutMs, rate, warnings },
  };
}
