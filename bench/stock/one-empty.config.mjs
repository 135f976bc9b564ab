import { defineConfig } from '@playwright/test';

/** Stock Playwright with one test in which nothing happens: the least that any run with it costs. */
export default defineConfig({
  testMatch: 'one-empty.spec.mjs',
  outputDir: process.env.BENCH_OUT,
  workers: 1,
  reporter: 'dot',
});
