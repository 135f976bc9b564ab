import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Report } from '../../report/model/report.ts';
import { summaryText } from '../../report/text/screen.ts';
import type { CommonOptions } from '../common-options.ts';
import { recordDeviations } from '../record-deviations.ts';
import { usesColour, wordsStream } from '../words-for-people.ts';

/** The options of commands that judge in this process. */
export type JudgeOptions = CommonOptions & { readonly recordDeviations?: string };

/**
 * Tells what was judged, on the screen or as JSON, and writes the ledger that was asked for. Gives the exit code. `report` is
 * written in `reportDir`. As JSON its file is passed on, because one text cannot hold a very big report.
 */
export async function tellJudged(report: Report, reportDir: string, options: JudgeOptions): Promise<number> {
  const words = summaryText(report, {
    colour: usesColour(options),
    reportPath: join(reportDir, 'index.html'),
  });
  if (options.json === true)
    await pipeline(createReadStream(join(reportDir, 'report.json')), process.stdout, { end: false });
  if (options.quiet !== true) wordsStream(options).write(`${words}\n`);
  if (options.recordDeviations !== undefined) recordDeviations(report, options.recordDeviations);
  return report.exitCode;
}
