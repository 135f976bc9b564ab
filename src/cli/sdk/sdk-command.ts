import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { onlyAddress } from '../../contract/addresses.ts';
import { loadContract } from '../../contract/load-contract.ts';
import { levelOf, sdkCaseId } from '../../evaluate/sdk/sdk-case.ts';
import { writeReport } from '../../report/formats/write-report.ts';
import { progressLine } from '../../report/text/progress-line.ts';
import { preparePlaces } from '../../run/places/prepare-places.ts';
import { termsOf } from '../../run/run-request.ts';
import { runSdk } from '../../run/sdk/run-sdk.ts';
import { defaultSdkDirectory } from '../../run/sdk/sdk-run-request.ts';
import { chooseSubjects } from '../../sdk/choose-subjects.ts';
import { loadScenarios } from '../../sdk/load-scenarios.ts';
import { isShipped, loadSubject, shippedSubjects, subjectsDirectory } from '../../sdk/load-subject.ts';
import type { Subject } from '../../sdk/subject.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { requestOf, withOptions } from '../common-options.ts';
import { exitCodes } from '../exit-codes.ts';
import { type JudgeOptions, tellJudged } from '../judge/tell-judged.ts';
import { wordsStream } from '../words-for-people.ts';
import { writeOut } from '../write-out.ts';
import { runOnChange } from './watch-files.ts';

type SdkOptions = JudgeOptions & {
  readonly slow?: boolean;
  readonly list?: boolean;
  readonly watch?: boolean;
};

async function list(): Promise<number> {
  const { scenarios, clauses } = loadScenarios();
  const level = new Map(clauses.map((clause) => [clause.id, levelOf(clause)]));
  const subjects = shippedSubjects().map((name) => {
    const { title, isDefault } = loadSubject(join(subjectsDirectory(), `${name}.yaml`));
    return `${name}  ${title}${isDefault ? '' : '  (when named)'}`;
  });
  const cases = scenarios.flatMap((scenario) =>
    scenario.clauses.map(
      (id) =>
        `${sdkCaseId(id, scenario.id)}  ${level.get(id)}  ${scenario.title}${scenario.slow ? '  (--slow)' : ''}`,
    ),
  );
  const runWide = clauses.filter((clause) => clause.runWide);
  await writeOut(
    `Subjects:\n${subjects.join('\n')}\n\nCases of each:\n${cases.join('\n')}\n${runWide
      .map(({ id }) => `${sdkCaseId(id, 'every-call')}  ${level.get(id)}`)
      .join('\n')}\nNothing was sent.\n`,
  );
  return exitCodes.conformant;
}

/** A line of progress on a terminal; nothing where nobody looks. */
function progress(options: SdkOptions): (done: number, total: number) => void {
  if (options.quiet === true || process.stderr.isTTY !== true) return () => undefined;
  const began = performance.now();
  return (done, total) => {
    process.stderr.write(`\r\u001b[2K${progressLine(done, total, performance.now() - began)}`);
    if (done >= total) process.stderr.write('\n');
  };
}

/** Where the files are that a person who works on a subject changes. */
function watchedDirectory(subject: Subject): string {
  if (subject.workingCopy !== null) return subject.workingCopy;
  return isShipped(subject) ? process.cwd() : dirname(subject.file);
}

async function judgeSdks(names: readonly string[], options: SdkOptions): Promise<number> {
  if (options.list === true) return list();
  if (options.watch !== true) return judgeOnce(names, options);
  const directories = [...new Set(chooseSubjects(names).map(watchedDirectory))];
  const say = (text: string) => wordsStream(options).write(`${text}\n`);
  return runOnChange(directories, options.out ?? defaultSdkDirectory, () => judgeOnce(names, options), say);
}

async function judgeOnce(names: readonly string[], options: SdkOptions): Promise<number> {
  const settings = loadSettings({});
  const request = requestOf(options, options.out ?? defaultSdkDirectory);
  const terms = termsOf(request, { ...settings, reportDir: defaultSdkDirectory });
  const subjects = chooseSubjects(names);
  const contract = await loadContract(onlyAddress(terms.addresses));
  const { reportDir } = terms;
  const release = preparePlaces({ reportDir, recordDeviations: options.recordDeviations });
  for (const name of ['report.json', 'index.html']) rmSync(join(terms.reportDir, name), { force: true });
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  // A closed terminal sends SIGHUP: without it the adapters' processes would be left to themselves.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, interrupt);
  try {
    const report = await runSdk({
      contract,
      subjects,
      named: names.length > 0,
      only: terms.only,
      earlier: new Map(Object.entries(request.earlier)),
      slow: options.slow ?? false,
      strict: terms.strict,
      deviations: options.deviations ?? null,
      reportDir: terms.reportDir,
      timeoutMs: options.timeout ?? null,
      path: process.env['PATH'] ?? '',
      project: process.cwd(),
      signal: abort.signal,
      progress: progress(options),
    });
    await writeReport(report, reportDir);
    return await tellJudged(report, reportDir, options);
  } finally {
    release();
    for (const signal of signals) process.off(signal, interrupt);
  }
}

/** `sdk`: judges SDKs against the reference portal and writes the report. */
export function addSdkCommand(program: Command, exit: (code: number) => void): void {
  const command = program
    .command('sdk')
    .argument(
      '[subject...]',
      'SDKs by name, subject files of your own, or directories of working copies; every known SDK that is installed unless given',
    )
    .description('judge SDKs against the reference portal: what they send, and what they tell their caller')
    .option('--slow', 'run the cases that take a minute or more as well')
    .option('--list', 'list subjects and cases, and run nothing')
    .option('--watch', 'run again whenever a file beside a subject, or in a working copy, changes')
    .addOption(
      new Option(
        '--record-deviations <file>',
        "write today's deviations as a ledger, for someone to fill in the reasons",
      ).conflicts('watch'),
    );
  withOptions(command, [
    'method',
    'edition',
    'strict',
    'only',
    'out',
    'deviations',
    'timeout',
    'json',
    'color',
    'quiet',
  ]).action(async (names: readonly string[], options: SdkOptions) => exit(await judgeSdks(names, options)));
}
