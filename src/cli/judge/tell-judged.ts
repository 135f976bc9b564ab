import { join } from 'node:path';
import type { Report } from '../../report/model/report.ts';
import { summaryText } from '../../report/text/screen.ts';
import type { CommonOptions } from '../common-options.ts';
import { recordDeviations } from '../record-deviations.ts';
import { usesColour, wordsStream } from '../words-for-people.ts';
import { writeOut } from '../write-out.ts';

/** The options of commands that judge in this process: `judge` and `sdk`. */
export type JudgeOptions = CommonOptions & { readonly recordDeviations?: string };

/** Tells what was judged, on the screen or as JSON, and writes the ledger that was asked for. Gives the exit code. */
export async function tellJudged(report: Report, reportDir: string, options: JudgeOptions): Promise<number> {
  const words = summaryText(report, {
    colour: usesColour(options),
    reportPath: join(reportDir, 'index.html'),
  });
  if (options.json === true) await writeOut(`${JSON.stringify(report)}\n`);
  if (options.quiet !== true) wordsStream(options).write(`${words}\n`);
  if (options.recordDeviations !== undefined) recordDeviations(report, options.recordDeviations);
  return report.exitCode;
}
