import { defineConfig } from '@playwright/test';

/** Stock Playwright with one test that sends one request: what a start costs before there is any suite. */
export default defineConfig({
  testMatch: 'one-request.spec.mjs',
  outputDir: process.env.BENCH_OUT,
  workers: 1,
  reporter: 'dot',
});
