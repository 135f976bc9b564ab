import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot, programDirectory } from '../package-root.ts';
import { runVariable } from '../run/run-file.ts';

/** Playwright's own command, from the package that this suite depends on. */
function playwrightCommand(): string {
  return join(dirname(fileURLToPath(import.meta.resolve('@playwright/test/package.json'))), 'cli.js');
}

/** The configuration of the directory that this program runs from: `dist`, `build`, or the sources. */
function configuration(): string {
  const compiled = programDirectory();
  return compiled === null
    ? join(packageRoot(), 'playwright.config.ts')
    : join(compiled, 'playwright.config.js');
}

const isWindows = process.platform === 'win32';

/** Ends the child and whatever it has started, at once. */
function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (isWindows) child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/**
 * Hands the first signal on as an interrupt, so that the run ends with a report, and kills at the second. SIGHUP is what a
 * closed terminal sends. On Windows the console itself tells the child of Ctrl-C, because both belong to it.
 * @returns how many signals came, asked at the end, which also stops the listening
 */
function passOnSignals(child: ChildProcess): () => number {
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  let signals = 0;
  const pass = () => {
    signals += 1;
    if (signals > 1) kill(child);
    else if (!isWindows) child.kill('SIGINT');
  };
  for (const name of names) process.on(name, pass);
  return () => {
    for (const name of names) process.off(name, pass);
    return signals;
  };
}

/**
 * Compiled modules need no transformation, and Playwright's loader, which looks at each of them in each process, takes a third
 * of the time of a small run (measured with Node 20: 0.6 of 2.0 s). The variable is not documented; where it means nothing, a
 * run is that much slower and no different.
 */
function withoutTransform(): NodeJS.ProcessEnv {
  return programDirectory() === null ? {} : { PW_DISABLE_TS_ESM: '1' };
}

/** How Playwright is started. */
export interface PlaywrightOptions {
  /** The run file; it is all that the child is told, and the one place that holds credentials. */
  readonly runFile: string;
  /** Playwright's `--shard`. */
  readonly shard: string | null;
  /** Nothing that the child prints reaches stdout. */
  readonly wordsOnStderr: boolean;
}

/** How Playwright ended. */
export interface PlaywrightEnd {
  /** The signals that this process got meanwhile. The second one kills. */
  readonly signals: number;
  /** The signal by which Playwright's main process was killed; null where it ended by itself. */
  readonly killedBy: NodeJS.Signals | null;
}

/**
 * Runs the conformance cases as Playwright tests, in a process group of their own where the system has such, and waits for
 * the end. The settings of `env` stay here: the run file has what follows from them. The child sees by its channel to this
 * process when this process is gone, and ends then.
 */
export function runPlaywright(env: NodeJS.ProcessEnv, options: PlaywrightOptions): Promise<PlaywrightEnd> {
  const { runFile, shard, wordsOnStderr } = options;
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('B24_'));
  const output = join(dirname(runFile), 'playwright');
  const args = [
    ...[playwrightCommand(), 'test', '--config', configuration(), '--output', output],
    ...(shard === null ? [] : ['--shard', shard]),
  ];
  const child = spawn(process.execPath, args, {
    env: { ...Object.fromEntries(kept), ...withoutTransform(), [runVariable]: runFile },
    stdio: ['ignore', wordsOnStderr ? process.stderr : 'inherit', 'inherit', 'ipc'],
    detached: !isWindows,
  });
  const signals = passOnSignals(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (_code, killedBy) => {
      // A worker may outlive a main process that was killed.
      if (killedBy !== null) kill(child);
      resolve({ signals: signals(), killedBy });
    });
  });
}
