import { createReadStream, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { wantsColour } from '../report/text/paint.ts';
import { type ReportHead, readReportHead } from '../report/text/read-report-head.ts';
import { newRun } from '../run/current-run.ts';
import { subjectName } from '../run/embedded-target.ts';
import { ledgerOf } from '../run/ledger-of.ts';
import { hasUnsavedHistory } from '../run/places/keep-history.ts';
import { preparePlaces } from '../run/places/prepare-places.ts';
import { createRunFile, type RunFile, readRunFile, removeRunFile } from '../run/run-file.ts';
import { termsOf } from '../run/run-request.ts';
import type { CommandMeans } from './all-commands.ts';
import { type CommonOptions, requestOf, settingsFor, withOptions } from './common-options.ts';
import { exitCodes } from './exit-codes.ts';
import { type PlaywrightEnd, runPlaywright } from './run-playwright.ts';
import { wordsStream } from './words-for-people.ts';
import { writeGitHubSummary } from './write-github-summary.ts';

type PortalOptions = CommonOptions & { readonly recordDeviations?: string };

/** Reads the files that the terms name, before anything is sent: a mistake in one of them ends the command here. */
async function checkFiles({ settings, terms }: RunFile): Promise<void> {
  const { addresses, history } = terms;
  await ledgerOf(terms, subjectName(settings.target, addresses));
  if (history !== null) (await import('../report/compare/history/history-file.ts')).readHistory(history);
}

/** What is left where Playwright's main process was killed: the evidence so far, of which the report is made here. */
async function reportOfRest(
  runFile: string,
  { signals, killedBy }: PlaywrightEnd,
): Promise<ReportHead | null> {
  const { handover, request } = readRunFile(runFile);
  if (handover === null) return null;
  if (signals > 1) {
    const { evidenceFile } = handover;
    console.error(
      `Stopped at once. The evidence so far is in ${evidenceFile}; \`b24-conformance judge ${evidenceFile}\` makes a report of it.`,
    );
    return null;
  }
  console.error(
    `The process that ran the cases was killed (${killedBy}). The report is made of the evidence so far.`,
  );
  const { beginConclusion } = await import('../run/conclude-run.ts');
  const report = await beginConclusion(handover).finish(true, null);
  const { summaryText } = await import('../report/text/screen.ts');
  const reportPath = join(handover.terms.reportDir, 'index.html');
  if (request.words !== 'none')
    console.error(
      summaryText(report, { colour: wantsColour(request.colour, process.stderr, process.env), reportPath }),
    );
  return report;
}

async function tell(directory: string, options: PortalOptions): Promise<void> {
  const isJson = options.json === true;
  const warning = await writeGitHubSummary(directory, process.env, (text) =>
    wordsStream(options).write(text),
  );
  if (warning !== null) console.error(warning);
  const file = join(directory, 'report.json');
  if (isJson) await pipeline(createReadStream(file), process.stdout, { end: false });
  if (options.recordDeviations === undefined) return;
  const { recordDeviations } = await import('./record-deviations.ts');
  const { openReport } = await import('../report/model/open-report.ts');
  recordDeviations((await openReport(directory)).report, options.recordDeviations);
}

/** Undoes what a run has made and not undone itself, because it was ended before it could. */
async function cleanUpAfter({ settings }: RunFile, run: string): Promise<void> {
  const { target } = settings;
  if (target === null) return;
  const { cleanUpAdvice, cleanUpRuns, journalsOf } = await import('../run/places/journals.ts');
  const journals = journalsOf(target.origin, process.env).filter((journal) => journal.run === run);
  const { afterCalls } = await import('../exchange/target/target.ts');
  for (const { left } of await cleanUpRuns(afterCalls(target, target.rate?.burst ?? 0), journals))
    for (const sentence of left) console.error(`${sentence} ${cleanUpAdvice}`);
}

async function judgePortal(options: PortalOptions, runCases = runPlaywright): Promise<number> {
  const settings = settingsFor(options);
  const { reportDir } = termsOf(requestOf(options, ''), settings);
  const run = newRun(requestOf(options, reportDir), settings);
  await checkFiles(run);
  const { history } = run.terms;
  const release = preparePlaces({ reportDir, history, recordDeviations: options.recordDeviations });
  for (const name of ['report.json', 'index.html']) rmSync(join(reportDir, name), { force: true });
  const runFile = createRunFile(run);
  let signals = 0;
  try {
    const end = await runCases(process.env, {
      runFile,
      shard: options.shard ?? null,
      wordsOnStderr: options.json === true,
    });
    signals = end.signals;
    const head =
      readReportHead(reportDir) ?? (end.killedBy === null ? null : await reportOfRest(runFile, end));
    if (head !== null) await tell(reportDir, options);
    else if (end.killedBy === null && end.signals === 0)
      console.error('The run ended without a report. What went wrong is said above.');
    const wasStopped = end.signals > 0 || end.killedBy !== null;
    if (end.signals > 1 || (head === null && wasStopped)) return exitCodes.interrupted;
    if (hasUnsavedHistory(reportDir)) return head?.exitCode || exitCodes.misuse;
    return head?.exitCode ?? exitCodes.misuse;
  } finally {
    if (signals < 2) await cleanUpAfter(run, basename(dirname(runFile)));
    release();
    removeRunFile(runFile);
  }
}

/** `portal`: judges a portal and writes the report. */
export function addPortalCommand(
  program: Command,
  exit: (code: number) => void,
  { runCases }: Pick<CommandMeans, 'runCases'> = {},
): void {
  const command = program
    .command('portal')
    .description('judge a portal: the embedded reference portal, or the one that .env names')
    .option(
      '--record-deviations <file>',
      "write today's deviations as a ledger, for someone to fill in the reasons",
    );
  withOptions(command, [
    'live',
    'embedded',
    'method',
    'edition',
    'strict',
    'only',
    'shard',
    'out',
    'deviations',
    'history',
    'timeout',
    'repeat',
    'fuzz',
    'seed',
    'json',
    'color',
    'quiet',
  ]).action(async (options: PortalOptions) => exit(await judgePortal(options, runCases)));
}
