import type { Command } from 'commander';
import type { Verified } from '../report/compare/verify/verified.ts';
import { verifyReport } from '../report/compare/verify/verify-report.ts';
import { jsonText } from '../report/formats/json-text.ts';
import { terminalText } from '../report/text/escape.ts';
import { type CommonOptions, withOptions } from './common-options.ts';
import { exitCodes } from './exit-codes.ts';
import { writeOut } from './write-out.ts';

function line({ what, matches, detail }: Verified): string {
  return `${matches ? '✓' : '✗'} ${terminalText(what)}: ${terminalText(detail, 400)}\n`;
}

async function verify(path: string, options: CommonOptions): Promise<number> {
  const results = await verifyReport(path);
  const wrong = results.filter(({ matches }) => !matches).length;
  const sentence =
    wrong === 0
      ? 'The report is complete and unchanged.'
      : `${wrong} of ${results.length} are not as the report says.`;
  if (options.json === true) await writeOut(`${jsonText({ verified: wrong === 0, results }, 2)}\n`);
  else if (options.quiet !== true) await writeOut(`${results.map(line).join('')}\n${sentence}\n`);
  return wrong === 0 ? exitCodes.conformant : exitCodes.otherwise;
}

/** `report verify`: whether a report is what its evidence, contract, ledger and suite give. */
export function addReportVerify(parent: Command, exit: (code: number) => void): void {
  const command = parent
    .command('verify')
    .argument('<dir>', 'a report directory')
    .description(
      'check the hashes of a report and judge its evidence again; exits with 1 where something differs',
    );
  withOptions(command, ['json', 'quiet']).action(async (path: string, options: CommonOptions) =>
    exit(await verify(path, options)),
  );
}
