import { defineConfig } from '@playwright/test';

/** The project's own tests: offline, in any order, side by side. The conformance cases have their own configuration at the top. */
export default defineConfig({
  testDir: '.',
  testMatch: [
    'unit/**/*.test.ts',
    'integration/**/*.test.ts',
    'browser/**/*.test.ts',
    'sdk/**/*.test.ts',
    'tests/mutants/*.test.ts',
  ],
  globalSetup: './browser/browser.ts',
  outputDir: '../test-results',
  workers: 3,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['line']],
});
