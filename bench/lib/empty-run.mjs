import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from './environment.mjs';
import { measuredEnvironment, readPeaks } from './peaks.mjs';
import { place } from './places.mjs';
import { withScratch } from './scratch.mjs';

const playwright = fileURLToPath(import.meta.resolve('@playwright/test/cli'));

/** Playwright alone with `cases` empty tests: what a run of that size costs before anything is sent or judged. */
export function runEmpty(cases) {
  return withScratch(async (directory) => {
    const peaks = join(directory, 'peaks.ndjson');
    const own = { ...measuredEnvironment(cases, peaks), BENCH_OUT: join(directory, 'out') };
    const begin = performance.now();
    const child = spawn(
      process.execPath,
      [playwright, 'test', '--config', place('bench/stock/empty.config.mjs')],
      {
        cwd: directory,
        env: cleanEnvironment(own),
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    const [exitCode] = await once(child, 'exit');
    if (exitCode !== 0) throw new Error(`Playwright ended its empty tests with ${exitCode}.`);
    return { wall: performance.now() - begin, peaks: readPeaks(peaks) };
  });
}
