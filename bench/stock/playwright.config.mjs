import { defineConfig } from '@playwright/test';

/** Stock Playwright with one test that does nothing: what a start costs before there is any suite. */
export default defineConfig({
  testMatch: 'nothing.spec.mjs',
  outputDir: process.env.BENCH_OUT,
  workers: 1,
  reporter: 'null',
});
