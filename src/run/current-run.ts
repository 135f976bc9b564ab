import { loadSettings } from '../settings/load-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { type RunFile, readRunFile, runVariable } from './run-file.ts';
import { openRequest, type RunRequest, termsOf } from './run-request.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A run that has not begun, of a request and settings. */
export function newRun(request: RunRequest, settings: Settings): RunFile {
  return { request, settings, terms: termsOf(request, settings), handover: null };
}

/**
 * The run that this process takes part in: the one whose file the environment names, or, for a plain `npx playwright
 * test`, a new one that asks for nothing in particular.
 *
 * @throws {RunFileError} where the file is missing or malformed, and what the settings throw
 */
export function currentRun(env: Environment): RunFile {
  const path = env[runVariable];
  return path === undefined
    ? newRun(openRequest, loadSettings(env, { directory: process.cwd() }))
    : readRunFile(path);
}
