import { Command, CommanderError } from 'commander';
import { suiteVersion } from '../suite-version.ts';
import { allCommands, type CommandMeans } from './all-commands.ts';
import { exitCodes } from './exit-codes.ts';

/**
 * Runs one command with its words, to its end. It prints to the streams of this process and reads its environment; the exit
 * code is told to `means.exit`, for whoever runs it to end with. Never throws: what goes wrong is printed and has an exit code.
 */
export async function runCommandLine(words: readonly string[], means: CommandMeans): Promise<void> {
  const { name, version } = suiteVersion();
  const program = new Command(name)
    .description('Contract tests and conformance reports for the Bitrix24 REST API')
    .version(version)
    .exitOverride()
    .showHelpAfterError('See --help for usage.')
    .configureHelp({ showGlobalOptions: true });
  const [asked = ''] = words;
  const loaded = Object.entries(allCommands).filter(
    ([command]) => command === asked || !(asked in allCommands),
  );
  for (const [, load] of loaded) (await load())(program, means.exit, means);
  for (const command of program.commands) command.exitOverride().showHelpAfterError('See --help for usage.');
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) (await import('./print-error.ts')).printError(error);
    means.exit(
      error instanceof CommanderError && error.exitCode === 0 ? exitCodes.conformant : exitCodes.misuse,
    );
  }
}
