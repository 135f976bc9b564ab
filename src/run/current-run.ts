import { join } from 'node:path';
import { loadSettings } from '../settings/load-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { projectsRun } from './projects-run.ts';
import { type RunFile, readRunFile, runFileName, runVariable } from './run-file.ts';
import { openRequest, type RunRequest, termsOf } from './run-request.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A run that has not begun, of a request and settings. */
export function newRun(request: RunRequest, settings: Settings): RunFile {
  return { request, settings, terms: termsOf(request, settings), handover: null };
}

/**
 * The run that this process takes part in: the one whose file the environment names, or a new one of what a configuration's
 * projects ask for, or, for a plain `npx playwright test`, a new one that asks for nothing in particular.
 *
 * @throws {RunFileError} where the file is missing or malformed, and what the settings throw
 */
export function currentRun(env: Environment): RunFile {
  const projects = projectsRun();
  const path = projects === null ? env[runVariable] : undefined;
  if (path !== undefined) return readRunFile(path);
  const request = projects?.request ?? openRequest;
  return newRun(request, loadSettings(env, { directory: process.cwd(), choice: request.choice }));
}

/** Where the file of the run is that this process takes part in; undefined where no process has begun one. */
export function runFilePath(env: Environment): string | undefined {
  const projects = projectsRun();
  return projects === null ? env[runVariable] : join(projects.directory, runFileName);
}
