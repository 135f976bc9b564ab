import { constants, copyFileSync, existsSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { loadContract } from '../contract/load-contract.ts';
import { unreadable } from '../read-text-file.ts';
import { readHistory } from '../report/compare/history/history-file.ts';
import { copyLedger } from '../report/model/copy-ledger.ts';
import { evidenceFileName } from '../report/model/evidence-file.ts';
import { makeReport } from '../report/model/make-report.ts';
import { EvidenceError, evidenceLines } from '../report/model/read-evidence.ts';
import type { Report } from '../report/model/report.ts';
import { summaryText } from '../report/text/screen.ts';
import { ledgerOf } from '../run/ledger-of.ts';
import { preparePlaces } from '../run/prepare-places.ts';
import { termsOf } from '../run/run-request.ts';
import { writeRun } from '../run/write-run.ts';
import { type CommonOptions, lastVerdicts, requestOf, withOptions } from './common-options.ts';
import { UsageError } from './exit-codes.ts';
import { recordDeviations } from './record-deviations.ts';
import { usesColour, wordsStream } from './words-for-people.ts';
import { writeOut } from './write-out.ts';

type JudgeOptions = CommonOptions & { readonly recordDeviations?: string };

async function headerOf(file: string) {
  if (!existsSync(file))
    throw new UsageError(`There is no file ${file}. Name the evidence.ndjson of a report directory.`);
  const problem = unreadable(file);
  if (problem !== null)
    throw new UsageError(`${file} ${problem}. Name the evidence.ndjson of a report directory.`);
  const { value } = await evidenceLines(file).next();
  if (value?.type !== 'run') throw new EvidenceError(`An evidence file begins with its header: ${file}:1`);
  return value;
}

async function judgeAgain(file: string, options: JudgeOptions): Promise<number> {
  const header = await headerOf(file);
  const { method, edition } = header.contract;
  if (options.edition !== undefined && options.edition !== edition) {
    throw new UsageError(
      `${file} holds evidence for edition ${edition}; it cannot be judged by ${options.edition}.`,
    );
  }
  const terms = termsOf(
    { ...requestOf(options, ''), methods: method, edition },
    { methods: null, edition: null, deviations: null, reportDir: dirname(file), history: null },
  );
  const contract = await loadContract({ method, edition });
  if (contract.sha256 !== header.contract.sha256) {
    console.error(
      `The documents have changed since this evidence was gathered (${header.contract.sha256.slice(0, 12)} then, ${contract.sha256.slice(0, 12)} now).`,
    );
  }
  const strict = options.strict ?? header.options.strict;
  const earlier = new Map(Object.entries(lastVerdicts(dirname(file))));
  if (terms.history !== null) readHistory(terms.history);
  const judged = await makeReport(file, {
    contract,
    ledger: await ledgerOf(terms, header.subject.name),
    deviations: terms.deviations,
    strict,
    earlier,
  });
  const release = preparePlaces({ ...terms, recordDeviations: options.recordDeviations });
  try {
    const source = realpathSync(file);
    const copy = join(realpathSync(terms.reportDir), evidenceFileName);
    if (copy !== source) {
      // What is there may be a link: it is replaced, never followed.
      rmSync(copy, { force: true });
      copyFileSync(source, copy, constants.COPYFILE_EXCL);
    }
    copyLedger(terms.reportDir, terms.deviations);
    return await tell(await writeRun(judged, terms), terms.reportDir, options);
  } finally {
    release();
  }
}

async function tell(report: Report, reportDir: string, options: JudgeOptions): Promise<number> {
  const words = summaryText(report, {
    colour: usesColour(options),
    reportPath: join(reportDir, 'index.html'),
  });
  if (options.json === true) await writeOut(`${JSON.stringify(report)}\n`);
  if (options.quiet !== true) wordsStream(options).write(`${words}\n`);
  if (options.recordDeviations !== undefined) recordDeviations(report, options.recordDeviations);
  return report.exitCode;
}

/** `judge`: judges stored evidence again, offline. */
export function addJudgeCommand(program: Command, exit: (code: number) => void): void {
  const command = program
    .command('judge')
    .argument('<evidence>', 'evidence.ndjson of a run')
    .description('judge stored evidence again, offline, and write the report anew')
    .option(
      '--record-deviations <file>',
      'write the deviations as a ledger, for someone to fill in the reasons',
    );
  withOptions(command, [
    'edition',
    'strict',
    'out',
    'deviations',
    'history',
    'json',
    'color',
    'quiet',
  ]).action(async (file: string, options: JudgeOptions) => exit(await judgeAgain(file, options)));
}
