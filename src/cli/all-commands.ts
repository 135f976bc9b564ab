import type { Command } from 'commander';

/** Adds a command to the program; `exit` takes the code that the process ends with. */
export type AddCommand = (program: Command, exit: (code: number) => void) => void;

/** Each command by its name. A command is loaded only when it is asked for, because loading all of them takes several times as long as starting `serve`. */
export const allCommands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  portal: async () => (await import('./portal-command.ts')).addPortalCommand,
  sdk: async () => (await import('./sdk-command.ts')).addSdkCommand,
  plan: async () => (await import('./plan-command.ts')).addPlanCommand,
  serve: async () => (await import('./serve/serve-command.ts')).addServeCommand,
  judge: async () => (await import('./judge-command.ts')).addJudgeCommand,
  doctor: async () => (await import('./doctor-command.ts')).addDoctorCommand,
  contract: async () => (await import('./contract-command.ts')).addContractCommand,
  explain: async () => (await import('./explain-command.ts')).addExplainCommand,
  report: async () => (await import('./report-command.ts')).addReportCommand,
};
