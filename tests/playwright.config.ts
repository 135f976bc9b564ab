import { defineConfig } from '@playwright/test';

/** The project's own tests: offline, in any order, side by side. The conformance cases have their own configuration at the top. */
export default defineConfig({
  testDir: '.',
  testMatch: ['unit/**/*.test.ts', 'self/**/*.test.ts', 'report/**/*.test.ts', 'sdk/**/*.test.ts'],
  globalSetup: './report/browser.ts',
  outputDir: '../test-results/self',
  workers: 3,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['line']],
});
