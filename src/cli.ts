#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { config } from 'dotenv';
import { addDoctorCommand } from './cli/doctor-command.ts';
import { exitCodes } from './cli/exit-codes.ts';
import { addExplainCommand } from './cli/explain-command.ts';
import { addJudgeCommand } from './cli/judge-command.ts';
import { addPlanCommand } from './cli/plan-command.ts';
import { addPortalCommand } from './cli/portal-command.ts';
import { sayError } from './cli/say-error.ts';
import { addServeCommand } from './cli/serve-command.ts';
import { suiteVersion } from './run/evidence-header.ts';

config({ quiet: true });

const { name, version } = suiteVersion();
const program = new Command(name)
  .description('Contract tests and conformance reports for the Bitrix24 REST API')
  .version(version)
  .exitOverride()
  .showHelpAfterError('Add --help for what there is.')
  .configureHelp({ showGlobalOptions: true });

const exit = (code: number): void => {
  process.exitCode = code;
};
for (const add of [
  addPortalCommand,
  addPlanCommand,
  addServeCommand,
  addJudgeCommand,
  addDoctorCommand,
  addExplainCommand,
])
  add(program, exit);
for (const command of program.commands)
  command.exitOverride().showHelpAfterError('Add --help for what there is.');

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) sayError(error);
  exit(error instanceof CommanderError && error.exitCode === 0 ? exitCodes.conformant : exitCodes.misuse);
}
