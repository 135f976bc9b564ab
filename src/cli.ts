#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { exitCodes } from './cli/exit-codes.ts';
import { suiteVersion } from './suite-version.ts';

// Ignore EPIPE: the reader (for example `head`) closed the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const { name, version } = suiteVersion();
const program = new Command(name)
  .description('Contract tests and conformance reports for the Bitrix24 REST API')
  .version(version)
  .exitOverride()
  .showHelpAfterError('See --help for usage.')
  .configureHelp({ showGlobalOptions: true });

const exit = (code: number): void => {
  process.exitCode = code;
};

/** Each command by its name, loaded only when it is asked for: `serve` starts in a fraction of the time that all of them take. */
const commands = {
  portal: async () => (await import('./cli/portal-command.ts')).addPortalCommand,
  sdk: async () => (await import('./cli/sdk-command.ts')).addSdkCommand,
  plan: async () => (await import('./cli/plan-command.ts')).addPlanCommand,
  serve: async () => (await import('./cli/serve-command.ts')).addServeCommand,
  judge: async () => (await import('./cli/judge-command.ts')).addJudgeCommand,
  doctor: async () => (await import('./cli/doctor-command.ts')).addDoctorCommand,
  contract: async () => (await import('./cli/contract-command.ts')).addContractCommand,
  explain: async () => (await import('./cli/explain-command.ts')).addExplainCommand,
  report: async () => (await import('./cli/report-command.ts')).addReportCommand,
};
const [asked = ''] = process.argv.slice(2);
const loaded = Object.entries(commands).filter(([command]) => command === asked || !(asked in commands));
for (const [, load] of loaded) (await load())(program, exit);
for (const command of program.commands) command.exitOverride().showHelpAfterError('See --help for usage.');

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) (await import('./cli/print-error.ts')).printError(error);
  exit(error instanceof CommanderError && error.exitCode === 0 ? exitCodes.conformant : exitCodes.misuse);
}
