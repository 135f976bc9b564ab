import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

/** `--import` of this file gives a process the plan in the size that BENCH_CASES names; nothing else changes. */
if (isMainThread) register('./hooks.mjs', import.meta.url);
