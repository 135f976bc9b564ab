import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../src/package-root.ts';
import type { Report } from '../../../src/report/model/report.ts';

/** What a command left behind. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command under way: its process, and its end. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/**
 * The state directory of all commands that this process of the tests starts. A run that a test kills leaves its journal there, and not in
 * the home of the person who runs the tests. It is made when a command first needs it and removed when the process ends.
 */
let stateHome: string | undefined;

function ownStateHome(): string {
  if (stateHome === undefined) {
    const { path, remove } = temporaryDirectory();
    process.once('exit', remove);
    stateHome = path;
  }
  return stateHome;
}

/** The environment without any setting of the person who runs the tests, with a state directory of the tests' own. */
export function cleanEnvironment(settings: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(B24_|GITHUB_|CONFORMANCE_|PLAYWRIGHT_|PW_|TEST_|FORCE_COLOR)/.test(name),
  );
  return { ...Object.fromEntries(kept), XDG_STATE_HOME: ownStateHome(), ...settings };
}

/** Starts a program of node in a directory without `.env`. */
export function startNode(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  cwd = tmpdir(),
): Running {
  const child = spawn(process.execPath, args, {
    cwd,
    env: cleanEnvironment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, stdout, stderr })),
  );
  return { child, ended };
}

/** The compiled command line. `npm test` builds it first. */
export const commandLine = join(packageRoot(), 'dist', 'src', 'cli.js');

/** Starts the command line. */
export function startCommand(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  cwd?: string,
): Running {
  return startNode([commandLine, ...args], settings, cwd);
}

/** Runs the command line to its end. */
export function runCommand(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  cwd?: string,
): Promise<Ended> {
  return startCommand(args, settings, cwd).ended;
}

/** A directory of its own for one test, and its removal. */
export function temporaryDirectory(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'conformance-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The report in a directory. */
export function reportIn(directory: string): Report {
  return JSON.parse(readFileSync(join(directory, 'report.json'), 'utf8')) as Report;
}

/** All files below a directory, with their bytes. */
export function filesIn(directory: string): readonly { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }));
}
