import { loadLedger } from '../../evaluate/baseline/load-ledger.ts';
import { readHistory } from '../../report/compare/history/history-file.ts';
import { combineReports } from '../../report/compare/merge/combine-reports.ts';
import { reportOfSubjects } from '../../report/make/report-of-subjects.ts';
import { clearSubjectFiles } from '../../report/model/report-files.ts';
import { preparePlaces } from '../../run/places/prepare-places.ts';
import { writeRun } from '../../run/write-run.ts';
import { judgeTraffic, type TrafficOptions } from '../../traffic/judge-traffic.ts';
import type { TrafficSource } from '../../traffic/open-traffic.ts';
import { settingsFor } from '../common-options.ts';
import { type JudgeOptions, tellJudged } from './tell-judged.ts';

/** Traffic, and where it comes from. */
export interface RecordedTraffic {
  readonly exchanges: TrafficSource['exchanges'];
  readonly source: TrafficOptions['source']['source'];
}

/** Judges recorded traffic and writes its report. Gives the exit code. */
export async function judgeRecorded(
  { exchanges, source }: RecordedTraffic,
  options: JudgeOptions,
): Promise<number> {
  const settings = settingsFor({ ...options, embedded: true });
  const reportDir = options.out ?? settings.reportDir ?? 'reports/latest';
  const history = options.history ?? settings.history;
  if (history !== null) readHistory(history);
  const deviations = options.deviations ?? settings.deviations;
  const release = preparePlaces({ reportDir, history, recordDeviations: options.recordDeviations });
  try {
    clearSubjectFiles(reportDir);
    const reports = await judgeTraffic(
      { exchanges },
      {
        source: { source },
        reportDir,
        edition: options.edition ?? null,
        strict: options.strict ?? false,
        deviations,
        ledgerFor: (documents, subject) =>
          deviations === null ? null : loadLedger(deviations, documents, subject),
      },
    );
    const notes = [...new Set(reports.flatMap((one) => one.notes ?? []))];
    const combined = reportOfSubjects({ ...combineReports(reports), notes });
    const report = await writeRun(combined, { reportDir, history });
    return await tellJudged(report, reportDir, options);
  } finally {
    release();
  }
}
