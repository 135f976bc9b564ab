import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { packageRoot, programDirectory } from '../package-root.ts';
import type { Environment } from '../run/places/journals.ts';
import type { ProjectsRun } from '../run/projects-run.ts';
import { type RunFile, runFileName, writeRunFile } from '../run/run-file.ts';
import type { KeeperOrder } from './keep-run.ts';
import { askToFinish, type StartReply } from './keeper-messages.ts';

function keeperProgram(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return join(programDirectory() ?? packageRoot(), 'src', 'playwright', `keeper.${extension}`);
}

/** Starts the process that keeps a run, and waits until the portal is ready. @returns sentences about what could not be prepared */
function startKeeper(order: KeeperOrder, env: Environment): Promise<readonly string[]> {
  // The settings of the environment are in the run file.
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('B24_'));
  const child = spawn(process.execPath, [keeperProgram(), JSON.stringify(order)], {
    env: Object.fromEntries(kept),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: true,
    windowsHide: true,
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The process that keeps the run ended with exit code ${code}.`)),
    );
    child.once('message', (reply: StartReply) => {
      child.removeAllListeners('exit');
      child.unref();
      if ('error' in reply) reject(new Error(reply.error));
      else resolve(reply.notes);
    });
  });
}

/** What Playwright was asked for that the cases cannot work with, as sentences. */
function impossibleOptions(config: Pick<FullConfig, 'projects'>, name: string): readonly string[] {
  const project = config.projects.find((one) => one.name === name);
  if (project === undefined) return [];
  return [
    ...(project.retries > 0
      ? ['--retries is not possible for conformance cases: a case that failed once has failed.']
      : []),
    ...(project.repeatEach > 1
      ? ['--repeat-each is not possible for conformance cases: equal requests of a run are sent once.']
      : []),
  ];
}

/** How a run is begun. */
export interface SetUpOptions {
  readonly projects: ProjectsRun;
  readonly run: RunFile;
  readonly config: FullConfig;
  readonly env: Environment;
  /** Playwright's main process. */
  readonly owner: number;
}

/**
 * Begins the run of a configuration's projects. One that an earlier run of the same Playwright process left is ended first.
 * @returns sentences about what could not be prepared
 * @throws Error naming what cannot be used; nothing was sent then
 */
export async function setUpRun({
  projects,
  run,
  config,
  env,
  owner,
}: SetUpOptions): Promise<readonly string[]> {
  const problems = impossibleOptions(config, projects.name);
  if (problems.length > 0)
    throw new Error([...problems, 'Leave the option out. Nothing was sent.'].join('\n'));
  await askToFinish(projects.directory, { stopsEarly: true });
  mkdirSync(projects.directory, { recursive: true, mode: 0o700 });
  writeRunFile(join(projects.directory, runFileName), run);
  const { shard } = config;
  return startKeeper({ directory: projects.directory, owner, shard }, env);
}
