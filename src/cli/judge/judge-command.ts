import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { changedDocuments } from '../../contract/documents.ts';
import { loadContracts } from '../../contract/load-contract.ts';
import { loadLedger } from '../../evaluate/baseline/load-ledger.ts';
import { unreadable } from '../../read-text-file.ts';
import { readHistory } from '../../report/compare/history/history-file.ts';
import { combineReports } from '../../report/compare/merge/combine-reports.ts';
import { type StoredSubject, storedRun } from '../../report/compare/stored-subjects.ts';
import type { EvidenceHeader } from '../../report/evidence/evidence.ts';
import { EvidenceError, evidenceLines } from '../../report/evidence/read-evidence.ts';
import { makeReport } from '../../report/make/make-report.ts';
import { reportOfSubjects } from '../../report/make/report-of-subjects.ts';
import type { Report } from '../../report/model/report.ts';
import { copySubjectFile, evidencePath, ledgerPath } from '../../report/model/report-files.ts';
import { preparePlaces } from '../../run/places/prepare-places.ts';
import { writeRun } from '../../run/write-run.ts';
import type { Settings } from '../../settings/settings.ts';
import { settingsFor, withOptions } from '../common-options.ts';
import { UsageError } from '../exit-codes.ts';
import { type JudgeOptions, tellJudged } from './tell-judged.ts';

/** A subject judged again, and the files it was made of. */
interface JudgedSubject {
  readonly report: Report;
  readonly key: string;
  readonly evidence: string;
  readonly ledger: string | null;
}

async function headerOf(file: string): Promise<EvidenceHeader> {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}, of which the report was made.`);
  const problem = unreadable(file);
  if (problem !== null)
    throw new UsageError(`${file} ${problem}. Name a report directory, or an evidence file.`);
  const { value } = await evidenceLines(file).next();
  if (value?.type !== 'run') throw new EvidenceError(`An evidence file begins with its header: ${file}:1`);
  return value;
}

/** The ledger of a subject: the one that is asked for, else the copy that the run left, else the one of the settings. */
function ledgerFor({ ledger, reported }: StoredSubject, options: JudgeOptions, settings: Settings) {
  if (options.deviations !== undefined) return { file: options.deviations, named: options.deviations };
  if (ledger !== null) return { file: ledger, named: reported?.options.deviations ?? ledger };
  return settings.deviations === null ? null : { file: settings.deviations, named: settings.deviations };
}

/** A report that was merged from incomplete evidence stays partial, although its evidence does not say so. */
function asPartialAsBefore(report: Report, { reported }: StoredSubject): Report {
  if (reported?.partial !== true || report.partial) return report;
  return reportOfSubjects({
    ...report,
    subjects: report.subjects.map((subject) => ({ ...subject, partial: true, exitCode: 130 })),
  });
}

async function judgedSubject(
  stored: StoredSubject,
  options: JudgeOptions,
  settings: Settings,
): Promise<JudgedSubject> {
  const { evidence, key, reported } = stored;
  const header = await headerOf(evidence);
  const { documents } = header;
  const editions = [...new Set(documents.map(({ edition }) => edition))];
  if (options.edition !== undefined && !editions.includes(options.edition))
    throw new UsageError(
      `${evidence} holds evidence for edition ${editions.join(', ')}; it cannot be judged by ${options.edition}.`,
    );
  const contract = await loadContracts(documents);
  const changed = changedDocuments(documents, contract);
  if (changed !== null)
    console.error(`The documents have changed since this evidence was gathered (${changed}): ${evidence}`);
  const ledger = ledgerFor(stored, options, settings);
  const report = await makeReport(evidence, {
    contract,
    ledger: ledger === null ? null : loadLedger(ledger.file, documents, header.subject.name),
    deviations: ledger?.named ?? null,
    ...(ledger === null ? {} : { ledgerFile: ledger.file }),
    strict: options.strict ?? reported?.options.strict ?? header.options.strict,
    ...(key === null ? {} : { key }),
    ...(reported === null ? {} : { name: reported.name }),
  });
  const own = report.subjects.map((subject) => subject.key).join();
  return { report: asPartialAsBefore(report, stored), key: own, evidence, ledger: ledger?.file ?? null };
}

/** The history that the run was written into, if it is still there. */
function keptHistory(subjects: readonly StoredSubject[]): string | null {
  const named = subjects.flatMap(({ reported }) => reported?.options.history ?? []);
  return named.find((file) => existsSync(file)) ?? null;
}

async function judgeAgain(path: string, options: JudgeOptions): Promise<number> {
  const { openTraffic } = await import('../../traffic/open-traffic.ts');
  const traffic = openTraffic(path);
  if (traffic !== undefined) return (await import('./judge-recorded.ts')).judgeRecorded(traffic, options);
  const { directory, subjects, notes, others } = storedRun(path);
  if (others.length > 0 && options.out === undefined)
    throw new UsageError(
      `${directory} holds ${others.join(', ')} as well, which a report of ${path} alone would replace. Judge ${directory}, or name another directory with --out.`,
    );
  const settings = settingsFor({ ...options, embedded: true });
  const history = options.history ?? keptHistory(subjects) ?? settings.history;
  if (history !== null) readHistory(history);
  const reportDir = options.out ?? directory;
  const judged: JudgedSubject[] = [];
  for (const stored of subjects) judged.push(await judgedSubject(stored, options, settings));
  const release = preparePlaces({ reportDir, history, recordDeviations: options.recordDeviations });
  try {
    for (const { key, evidence, ledger } of judged) {
      copySubjectFile(evidence, join(reportDir, evidencePath(key)));
      copySubjectFile(ledger, join(reportDir, ledgerPath(key)));
    }
    const report = combineReports(judged.map((one) => one.report));
    const own = judged.flatMap((one) => one.report.notes ?? []);
    const all = [...new Set([...notes, ...own, ...(report.notes ?? [])])];
    return await tellJudged(
      await writeRun(reportOfSubjects({ ...report, notes: all }), { reportDir, history }),
      reportDir,
      options,
    );
  } finally {
    release();
  }
}

/** `judge`: judges stored evidence again, offline. */
export function addJudgeCommand(program: Command, exit: (code: number) => void): void {
  const command = program
    .command('judge')
    .argument(
      '<run>',
      'a report directory, its report.json, or an evidence file; or recorded traffic: a HAR, or NDJSON of exchanges',
    )
    .description('judge stored evidence again, or recorded traffic, offline, and write the report')
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
  ]).action(async (path: string, options: JudgeOptions) => exit(await judgeAgain(path, options)));
}
