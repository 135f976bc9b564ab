import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cleanEnvironment } from './environment.mjs';
import { cli, placeUrl } from './places.mjs';
import { withScratch } from './scratch.mjs';

function roleOf(script) {
  if (script === cli) return 'command';
  return script.endsWith(join('@playwright', 'test', 'cli.js')) ? 'main' : 'worker';
}

/** The peaks of a run's processes in KiB by role. Where a role had several processes, the greatest. */
function readPeaks(file) {
  const peaks = { command: 0, main: 0, worker: 0, workers: 0 };
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) {
    const { script, peakKiB } = JSON.parse(line);
    const role = roleOf(script);
    peaks[role] = Math.max(peaks[role], peakKiB);
    if (role === 'worker') peaks.workers += 1;
  }
  return peaks;
}

/** When the first planned request of a run went out, in milliseconds since 1970. */
async function firstRequest(evidenceFile) {
  const input = createReadStream(evidenceFile);
  for await (const line of createInterface({ input })) {
    const startedAt = JSON.parse(line).exchanges?.[0]?.timing.startedAt;
    if (startedAt === undefined) continue;
    input.destroy();
    return Date.parse(startedAt);
  }
  throw new Error('The run sent nothing.');
}

/**
 * Runs `b24-conformance portal` as a person would, with a plan of `cases` cases, and measures it from outside. `settings`
 * point it at a portal; without them it brings its own.
 */
export function runCommand(cases, settings = {}) {
  return withScratch(async (directory) => {
    const imports = [placeUrl('bench/lib/note-peak.mjs'), placeUrl('bench/plan/register.mjs')];
    const peaks = join(directory, 'peaks.ndjson');
    const own = {
      NODE_OPTIONS: imports.map((url) => `--import=${url}`).join(' '),
      BENCH_CASES: String(cases),
      BENCH_PEAKS: peaks,
    };
    const out = join(directory, 'report');
    const begin = performance.timeOrigin + performance.now();
    const child = spawn(process.execPath, [cli, 'portal', '--quiet', '--out', out], {
      cwd: directory,
      env: cleanEnvironment({ ...own, ...settings }),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [exitCode] = await once(child, 'exit');
    const wall = performance.timeOrigin + performance.now() - begin;
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
    if (report.cases.length !== cases) throw new Error(`${report.cases.length} cases came out of ${cases}.`);
    const startUp = (await firstRequest(join(out, 'evidence.ndjson'))) - begin;
    const { counts, run } = report;
    return {
      cases,
      exitCode,
      wall,
      startUp,
      ms: wall - startUp,
      counts,
      requests: run.requests,
      peaks: readPeaks(peaks),
    };
  });
}
