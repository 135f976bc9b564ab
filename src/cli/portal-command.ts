import { createReadStream, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { loadContract } from '../contract/load-contract.ts';
import { makePlan } from '../plan/make-plan.ts';
import { selectionOf } from '../plan/select-cases.ts';
import { readHistory } from '../report/compare/history/history-file.ts';
import type { Report } from '../report/model/report.ts';
import { readReportHead } from '../report/text/finished-report.ts';
import { skipTarget } from '../run/prepare-target.ts';
import { termsOf } from '../run/run-request.ts';
import { ledgerOf, startRun } from '../run/start-run.ts';
import { type CommonOptions, environmentOf, requestOf, settingsFor, withOptions } from './common-options.ts';
import { exitCodes } from './exit-codes.ts';
import { recordDeviations } from './record-deviations.ts';
import { runPlaywright } from './run-playwright.ts';
import { writeGitHubSummary } from './write-github-summary.ts';

type PortalOptions = CommonOptions & { readonly recordDeviations?: string };

async function judgePortal(options: PortalOptions): Promise<number> {
  const settings = settingsFor(options);
  const terms = termsOf(requestOf(options, ''), settings);
  const request = requestOf(options, terms.reportDir);
  const contract = await loadContract({ edition: terms.edition });
  ledgerOf(terms);
  if (terms.history !== null) readHistory(terms.history);
  const selection = selectionOf(terms.only, new Map(Object.entries(request.earlier)));
  const asked = makePlan(contract, terms).filter((planned) => selection?.includes(planned) ?? true);
  if (asked.length === 0) {
    console.error(`No case matches ${terms.only}. \`plan\` lists all of them. Nothing was sent.`);
    await (await startRun(request, settings, skipTarget)).finish(false);
    return exitCodes.nothingJudged;
  }
  for (const name of ['report.json', 'index.html']) rmSync(join(terms.reportDir, name), { force: true });
  const status = await runPlaywright(
    environmentOf({ ...request, validated: true }, process.env),
    options.json === true,
  );
  const head = readReportHead(terms.reportDir);
  if (head === null) {
    console.error('The run ended without a report. What went wrong is said above.');
    return status === exitCodes.interrupted ? exitCodes.interrupted : exitCodes.misuse;
  }
  const toStderr = options.json === true;
  writeGitHubSummary(terms.reportDir, process.env, (text) => {
    (toStderr ? process.stderr : process.stdout).write(text);
  });
  const file = join(terms.reportDir, 'report.json');
  if (options.json === true) await pipeline(createReadStream(file), process.stdout, { end: false });
  if (options.recordDeviations !== undefined) {
    recordDeviations(JSON.parse(readFileSync(file, 'utf8')) as Report, options.recordDeviations);
  }
  return head.exitCode;
}

/** `portal`: judges a portal and writes the report. */
export function addPortalCommand(program: Command, exit: (code: number) => void): void {
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
    'edition',
    'strict',
    'only',
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
  ]).action(async (options: PortalOptions) => exit(await judgePortal(options)));
}
