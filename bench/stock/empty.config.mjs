import { defineConfig } from '@playwright/test';

/** Playwright as the suite uses it, with as many tests as a plan has cases, and nothing in them. */
export default defineConfig({
  testMatch: 'empty.spec.mjs',
  outputDir: process.env.BENCH_OUT,
  workers: 1,
  timeout: 0,
  reporter: './silent-reporter.mjs',
});
