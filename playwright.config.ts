import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { config } from 'dotenv';
import { readRequest, termsOf } from './src/run/run-request.ts';
import { settingsOf } from './src/run/settings-error.ts';

config({ quiet: true });

const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
const request = readRequest(process.env);
const { reportDir, strict } = termsOf(request, settingsOf(process.env));

// To list tests is not to run them: there is no report to tell of, and Playwright prints the list itself.
const listing = process.argv.includes('--list');
const own = [
  `./src/report/text/playwright-reporter.${extension}`,
  { reportDir, strict, words: request.words, colour: request.colour },
] as const;

/** The conformance cases as Playwright tests. The project's own tests have tests/playwright.config.ts. */
export default defineConfig({
  testDir: './tests/conformance',
  testMatch: `*.spec.${extension}`,
  outputDir: join(reportDir, '.playwright'),
  globalSetup: `./tests/conformance/global-setup.${extension}`,
  // One process: the cases share a rate limit, a portal that must not be sent the same twice, and the watch over all responses.
  workers: 1,
  fullyParallel: false,
  timeout: 0,
  reporter: listing ? 'list' : [[...own]],
});
