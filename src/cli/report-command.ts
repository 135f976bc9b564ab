import type { Command } from 'commander';
import { addReportDiff } from './report-diff.ts';
import { addReportMerge } from './report-merge.ts';
import { addReportVerify } from './report-verify.ts';

/** `report`: what can be done with reports that are there. Sends nothing. */
export function addReportCommand(program: Command, exit: (code: number) => void): void {
  const command = program.command('report').description('merge, compare and check reports; sends nothing');
  addReportMerge(command, exit);
  addReportDiff(command, exit);
  addReportVerify(command, exit);
}
