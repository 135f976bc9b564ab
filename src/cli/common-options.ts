import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readRegularFile } from '../open-regular-file.ts';
import { groupedBy } from '../report/model/grouped-by.ts';
import type { Report } from '../report/model/report.ts';
import { worstFirst } from '../report/model/verdict-word.ts';
import { terminalText } from '../report/text/escape.ts';
import { openRequest, type RunRequest } from '../run/run-request.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { defaultMethod, type Settings, type TargetChoice, timeoutRangeMs } from '../settings/settings.ts';

/** The options that most commands share, as commander reads them. */
export interface CommonOptions {
  readonly live?: boolean;
  readonly embedded?: boolean;
  readonly method?: string;
  readonly edition?: string;
  readonly strict?: boolean;
  readonly only?: string;
  readonly out?: string;
  readonly deviations?: string;
  readonly history?: string;
  readonly timeout?: number;
  readonly repeat?: number;
  readonly fuzz?: number;
  readonly seed?: number;
  readonly json?: boolean;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly shard?: string;
}

const maxSeeds = 2 ** 31 - 1;

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}

function seedNumber(text: string): number {
  return text === 'random' ? randomInt(1, maxSeeds) : wholeNumber(0, maxSeeds)(text);
}

function shard(text: string): string {
  const [, current = '', total = ''] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  if (current !== '' && Number(current) <= Number(total)) return text;
  throw new InvalidArgumentError('Give the number of a shard and how many there are, such as 1/3.');
}

/** Gives a command the options named. */
export function withOptions(command: Command, names: readonly (keyof CommonOptions)[]): Command {
  const options: Readonly<Record<keyof CommonOptions, Option>> = {
    live: new Option('--live', 'judge the configured portal, and refuse to run without one').conflicts(
      'embedded',
    ),
    embedded: new Option(
      '--embedded',
      'judge the embedded reference portal, even where another one is configured',
    ),
    method: new Option(
      '--method <patterns>',
      `methods to judge, with * for any text, separated by commas, or all (default: ${defaultMethod})`,
    ),
    edition: new Option(
      '--edition <edition>',
      'edition of the documents (default: the one each document is)',
    ),
    strict: new Option(
      '--strict',
      'a SHOULD that is not followed, and an accepted alternative, fail the run',
    ),
    only: new Option(
      '--only <patterns>',
      'cases by id or clause (* for any text), level:must, verdict:fail; separated by commas',
    ),
    out: new Option('--out <dir>', 'directory of the report (default: reports/latest)'),
    deviations: new Option('--deviations <file>', 'ledger of known deviations (YAML)'),
    history: new Option(
      '--history <file>',
      'file to which the run adds a line (NDJSON), to show what changed since last time',
    ),
    timeout: new Option('--timeout <ms>', 'time for one response, in milliseconds').argParser(
      wholeNumber(timeoutRangeMs.least, timeoutRangeMs.most),
    ),
    repeat: new Option('--repeat <n>', 'how often the same call is repeated').argParser(
      wholeNumber(2, 10_000),
    ),
    fuzz: new Option(
      '--fuzz <n>',
      'generated requests for each generated case; 0 for none (default: 50 to a portal on this machine, else 0)',
    ).argParser(wholeNumber(0, 100_000)),
    seed: new Option('--seed <n>', 'what generated requests are made from: a number, or random').argParser(
      seedNumber,
    ),
    json: new Option('--json', 'machine output on stdout, words for people on stderr'),
    color: new Option('--no-color', 'no colours'),
    quiet: new Option('--quiet', 'no words for people'),
    shard: new Option(
      '--shard <shard>',
      'run one part of the cases, such as 1/3; `report merge` puts the parts together',
    ).argParser(shard),
  };
  for (const name of names) command.addOption(options[name]);
  return command;
}

function worstVerdict(cases: Report['cases']): string {
  return worstFirst.find((word) => cases.some(({ verdict }) => verdict === word)) ?? 'not-run';
}

/** The verdicts of the last report in a directory, the worst of all subjects for each case; none where there is no report. */
export function lastVerdicts(directory: string): Readonly<Record<string, string>> {
  try {
    const report = JSON.parse(readRegularFile(join(directory, 'report.json'))) as Report;
    const byId = groupedBy(report.cases, ({ id }) => id);
    return Object.fromEntries([...byId].map(([id, cases]) => [id, worstVerdict(cases)]));
  } catch {
    return {};
  }
}

function choiceOf({ live, embedded }: CommonOptions): TargetChoice | null {
  if (live === true) return 'live';
  return embedded === true ? 'embedded' : null;
}

/**
 * The settings of this process and of the `.env` in its directory. What is given there and not used is said on stderr.
 * @throws {SettingsError} where they cannot be used
 */
export function settingsFor(options: CommonOptions): Settings {
  const settings = loadSettings(process.env, { directory: process.cwd(), choice: choiceOf(options) });
  if (options.quiet !== true)
    for (const warning of settings.warnings) console.error(terminalText(warning, 500));
  return settings;
}

/** A run's request, made of options. */
export function requestOf(options: CommonOptions, reportDir: string): RunRequest {
  return {
    ...openRequest,
    strict: options.strict ?? false,
    only: options.only ?? null,
    repeat: options.repeat ?? null,
    fuzz: options.fuzz ?? null,
    seed: options.seed ?? null,
    choice: choiceOf(options),
    methods: options.method ?? null,
    edition: options.edition ?? null,
    deviations: options.deviations ?? null,
    reportDir: options.out ?? null,
    history: options.history ?? null,
    timeoutMs: options.timeout ?? null,
    earlier: options.only?.includes('verdict:') ? lastVerdicts(reportDir) : {},
    words: options.quiet ? 'none' : options.json ? 'stderr' : 'stdout',
    colour: options.color === false ? false : null,
  };
}
