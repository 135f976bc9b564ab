import { flipVariable } from '../../src/report/text/playwright-reporter.ts';
import { type RunTerms, readRequest, termsOf } from '../../src/run/run-request.ts';
import { handoverVariable, type RunHandover } from '../../src/run/start-run.ts';
import { joinRun, type WorkerRun } from '../../src/run/worker-run.ts';
import { loadSettings } from '../../src/settings/load-settings.ts';
import { baseTest } from './base-test.ts';

/** What this process was asked to declare: the same in the process that lists tests and in those that run them. */
export function declaredTerms(): RunTerms {
  const request = readRequest(process.env);
  return termsOf(request, loadSettings(process.env, { directory: process.cwd(), choice: request.choice }));
}

/** The verdicts of an earlier run, for `--only verdict:…`. */
export function earlierVerdicts(): ReadonlyMap<string, string> {
  return new Map(Object.entries(readRequest(process.env).earlier));
}

/** Whether the suite's own reporter turns expected failures into failures again, so that a worker survives them. */
export function failuresAreFlipped(): boolean {
  return process.env[flipVariable] === 'yes';
}

function handover(): RunHandover {
  const text = process.env[handoverVariable];
  if (text === undefined) throw new Error('The global set-up of playwright.config.ts has not run.');
  return JSON.parse(text) as RunHandover;
}

/** A test with its process's share of the run. */
export const test = baseTest.extend<object, { readonly run: WorkerRun }>({
  run: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const run = await joinRun(handover());
      await use(run);
      run.close();
    },
    { scope: 'worker' },
  ],
});
