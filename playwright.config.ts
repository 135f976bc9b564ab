import { basename, dirname, join, resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { currentRun } from './src/run/current-run.ts';
import { judgingSentence } from './src/run/judging-sentence.ts';
import type { RunFile } from './src/run/run-file.ts';

const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
const { request, settings, terms } = usableRun();
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

function usableRun(): RunFile {
  try {
    return currentRun(process.env);
  } catch (error) {
    // Playwright would print a stack, which leads nowhere useful.
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}

/** The conformance cases as Playwright tests. The project's own tests have tests/playwright.config.ts. */
export default defineConfig({
  testDir: './tests/conformance',
  testMatch: `*.spec.${extension}`,
  // Beside the report directory, which holds the report and nothing else. The command line names a directory that it removes.
  outputDir: join(dirname(resolve(reportDir)), '.playwright', basename(reportDir)),
  globalSetup: `./tests/conformance/global-setup.${extension}`,
  // No test writes files. Playwright would look after each for a directory to remove, 0.1 s of a default run.
  preserveOutput: 'always',
  // One process sends and numbers all requests of a run, at one pace. The global set-up refuses to begin with other values.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  repeatEach: 1,
  timeout: 0,
  reporter: listing ? 'list' : [[...own]],
});
