import type { Command } from 'commander';
import type { runPlaywright } from './run-playwright.ts';

/** What commands are carried out with. */
export interface CommandMeans {
  /** Takes the code that the process ends with. */
  exit(code: number): void;
  /** Runs the cases of a run that has not begun; by Playwright unless given. */
  readonly runCases?: typeof runPlaywright;
}

/** Adds a command to the program; `exit` takes the code that the process ends with. */
export type AddCommand = (program: Command, exit: CommandMeans['exit'], means?: CommandMeans) => void;

/** Each command by its name. A command is loaded only when it is asked for, because loading all of them takes several times as long as starting `serve`. */
export const allCommands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  portal: async () => (await import('./portal-command.ts')).addPortalCommand,
  sdk: async () => (await import('./sdk/sdk-command.ts')).addSdkCommand,
  adapter: async () => (await import('./sdk/adapter-command.ts')).addAdapterCommand,
  package: async () => (await import('./sdk/package-command.ts')).addPackageCommand,
  plan: async () => (await import('./plan-command.ts')).addPlanCommand,
  serve: async () => (await import('./serve/serve-command.ts')).addServeCommand,
  judge: async () => (await import('./judge/judge-command.ts')).addJudgeCommand,
  doctor: async () => (await import('./doctor-command.ts')).addDoctorCommand,
  contract: async () => (await import('./contract-command.ts')).addContractCommand,
  import: async () => (await import('./import-command.ts')).addImportCommand,
  explain: async () => (await import('./explain-command.ts')).addExplainCommand,
  report: async () => (await import('./report-command.ts')).addReportCommand,
};
