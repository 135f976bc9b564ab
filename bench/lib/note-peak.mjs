import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { peakMemory } from './peak-memory.mjs';

/** `--import` of this file makes a process note its peak memory in the file BENCH_PEAKS when it ends. */
if (isMainThread) {
  process.on('exit', () => {
    const line = { script: process.argv[1] ?? '', peakKiB: peakMemory() };
    appendFileSync(process.env.BENCH_PEAKS, `${JSON.stringify(line)}\n`);
  });
}
