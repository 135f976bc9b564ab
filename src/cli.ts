#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { allCommands } from './cli/all-commands.ts';
import { exitCodes } from './cli/exit-codes.ts';
import { suiteVersion } from './suite-version.ts';

// Ignore EPIPE: the reader, for example `head`, closed the pipe.
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

const [asked = ''] = process.argv.slice(2);
const loaded = Object.entries(allCommands).filter(
  ([command]) => command === asked || !(asked in allCommands),
);
for (const [, load] of loaded) (await load())(program, exit);
for (const command of program.commands) command.exitOverride().showHelpAfterError('See --help for usage.');

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) (await import('./cli/print-error.ts')).printError(error);
  exit(error instanceof CommanderError && error.exitCode === 0 ? exitCodes.conformant : exitCodes.misuse);
}
