import type { Command } from 'commander';
import { compareReports, hasRegressed } from '../report/compare/diff/compare-reports.ts';
import { diffMarkdown, diffText } from '../report/compare/diff/diff-text.ts';
import { jsonText } from '../report/formats/json-text.ts';
import { openReport } from '../report/model/open-report.ts';
import { type CommonOptions, withOptions } from './common-options.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { writeOut } from './write-out.ts';

type DiffOptions = CommonOptions & { readonly markdown?: boolean };

async function diff(one: string, other: string, options: DiffOptions): Promise<number> {
  if (options.json === true && options.markdown === true)
    throw new UsageError('Give either --json or --markdown.');
  const [before, now] = await Promise.all([openReport(one), openReport(other)]);
  const comparison = compareReports(before.report, now.report);
  const regressed = hasRegressed(comparison);
  if (options.json === true) await writeOut(`${jsonText({ regressed, ...comparison }, 2)}\n`);
  else if (options.markdown === true) await writeOut(diffMarkdown(comparison));
  else if (options.quiet !== true) await writeOut(diffText(comparison));
  return regressed ? exitCodes.regressed : exitCodes.conformant;
}

/** `report diff`: what became of each case and clause between two reports. */
export function addReportDiff(parent: Command, exit: (code: number) => void): void {
  const command = parent
    .command('diff')
    .argument('<before>', 'a report directory, or a report.json')
    .argument('<now>', 'another')
    .description('what regressed, was fixed, changed, is new or gone; exits with 1 where something regressed')
    .option('--markdown', 'Markdown for a comment on a pull request');
  withOptions(command, ['json', 'quiet']).action(async (one: string, other: string, options: DiffOptions) =>
    exit(await diff(one, other, options)),
  );
}
