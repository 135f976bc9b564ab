import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { judgingSentence } from './src/run/judging-sentence.ts';
import { readRequest, termsOf } from './src/run/run-request.ts';
import { loadSettings, SettingsError } from './src/settings/load-settings.ts';
import type { Settings } from './src/settings/settings.ts';

const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
const request = readRequest(process.env);
const settings = usableSettings();
const terms = termsOf(request, settings);
const { reportDir, strict } = terms;

// To list tests is not to run them: there is no report to tell of, and Playwright prints the list itself.
const listing = process.argv.includes('--list');
const own = [
  `./src/report/text/playwright-reporter.${extension}`,
  {
    reportDir,
    strict,
    judging: judgingSentence(settings.target, terms),
    words: request.words,
    colour: request.colour,
  },
] as const;

function usableSettings(): Settings {
  try {
    return loadSettings(process.env, { directory: process.cwd(), choice: request.choice });
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    // Playwright would print a stack, which helps nobody who misspelt a setting.
    console.error(error.message);
    process.exit(2);
  }
}

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
