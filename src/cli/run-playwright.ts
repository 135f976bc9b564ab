import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../package-root.ts';

/** Playwright's own command, from the package that this suite depends on. */
function playwrightCommand(): string {
  return join(dirname(fileURLToPath(import.meta.resolve('@playwright/test/package.json'))), 'cli.js');
}

/** The configuration of the directory that this program runs from: `dist`, `build`, or the sources. */
function configuration(): string {
  const root = packageRoot();
  const [directory = ''] = relative(root, import.meta.filename).split(sep);
  return directory === 'src'
    ? join(root, 'playwright.config.ts')
    : join(root, directory, 'playwright.config.js');
}

/** Hands the first signal on as an interrupt, so that the run ends with a report, and kills the whole group at the second. */
function passOnSignals(child: ChildProcess): () => void {
  let signals = 0;
  const pass = () => {
    signals += 1;
    if (child.pid === undefined) return;
    try {
      if (signals === 1) child.kill('SIGINT');
      else process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  process.on('SIGINT', pass);
  process.on('SIGTERM', pass);
  return () => {
    process.off('SIGINT', pass);
    process.off('SIGTERM', pass);
  };
}

/**
 * Runs the conformance cases as Playwright tests in a process group of their own and waits for the end. With
 * `wordsOnStderr` nothing that the child prints reaches stdout.
 */
export function runPlaywright(env: NodeJS.ProcessEnv, wordsOnStderr: boolean): Promise<number> {
  const child = spawn(process.execPath, [playwrightCommand(), 'test', '--config', configuration()], {
    env,
    stdio: ['ignore', wordsOnStderr ? process.stderr : 'inherit', 'inherit'],
    detached: true,
  });
  const done = passOnSignals(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      done();
      resolve(code ?? 1);
    });
  });
}
