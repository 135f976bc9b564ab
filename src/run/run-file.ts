import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Settings } from '../settings/settings.ts';
import type { RunRequest, RunTerms } from './run-request.ts';
import type { RunHandover } from './start-run.ts';

/**
 * What the processes of a run tell each other: the command line, Playwright's main process and its worker. It holds the
 * portal's credentials, so it travels in a file that only its owner can read, and never in an environment, which every
 * descendant inherits and other programs of the same user can read.
 */
export interface RunFile {
  readonly request: RunRequest;
  readonly settings: Settings;
  /** What follows from both. */
  readonly terms: RunTerms;
  /** Where the run stands once it has begun; null before. */
  readonly handover: RunHandover | null;
}

/** The environment variable that holds the path of the run file. No other variable passes between the processes of a run. */
export const runVariable = 'CONFORMANCE_RUN';

/** The name of the file in the private directory of a run. */
export const runFileName = 'run.json';

/** A run file that cannot be used. The message is one line; there is no stack, because it would lead nowhere useful. */
export class RunFileError extends Error {
  override readonly name = 'RunFileError';

  constructor(path: string, problem: string) {
    super(
      `${runVariable} names ${path}, which ${problem}. The command line sets this variable by itself: unset it and start again. Nothing was sent.`,
    );
    this.stack = this.message;
  }
}

const members = ['request', 'settings', 'terms', 'handover'] as const;

function isRunFile(value: unknown): value is RunFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    members.every((name) => typeof (value as Record<string, unknown>)[name] === 'object')
  );
}

/**
 * Reads a run file.
 * @throws {RunFileError} where it is missing or malformed
 */
export function readRunFile(path: string): RunFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new RunFileError(path, 'cannot be read');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RunFileError(path, 'is not JSON');
  }
  if (!isRunFile(value)) throw new RunFileError(path, 'is not the file of a run');
  return value;
}

/** Replaces what a run file says. Only its owner can read it. */
export function writeRunFile(path: string, run: RunFile): void {
  writeFileSync(path, JSON.stringify(run), { mode: 0o600 });
}

/** Writes a run file into a new private directory. @returns its path */
export function createRunFile(run: RunFile): string {
  const path = join(mkdtempSync(join(tmpdir(), 'b24-run-')), runFileName);
  writeRunFile(path, run);
  return path;
}

/** Removes a run file with its directory, if they are still there. */
export function removeRunFile(path: string): void {
  rmSync(dirname(path), { recursive: true, force: true });
}
