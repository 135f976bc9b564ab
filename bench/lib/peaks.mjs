import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeUrl, sizedCli } from './places.mjs';

function roleOf(script) {
  if (script === sizedCli) return 'command';
  return script.endsWith(join('@playwright', 'test', 'cli.js')) ? 'main' : 'worker';
}

/** What makes the processes of a run note their peaks in a file, and run a plan of `cases` cases. */
export function measuredEnvironment(cases, peaksFile) {
  const imports = [placeUrl('bench/lib/note-peak.mjs'), placeUrl('bench/plan/register.mjs')];
  return {
    NODE_OPTIONS: imports.map((url) => `--import=${url}`).join(' '),
    BENCH_CASES: String(cases),
    BENCH_PEAKS: peaksFile,
  };
}

/** The peaks of a run's processes in KiB by role. Where a role had several processes, the greatest. */
export function readPeaks(file) {
  const peaks = { command: 0, main: 0, worker: 0, workers: 0 };
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) {
    const { script, peakKiB } = JSON.parse(line);
    const role = roleOf(script);
    peaks[role] = Math.max(peaks[role], peakKiB);
    if (role === 'worker') peaks.workers += 1;
  }
  return peaks;
}
