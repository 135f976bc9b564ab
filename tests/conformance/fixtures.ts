import { flipVariable } from '../../src/report/text/flip-variable.ts';
import { readAsked } from '../../src/run/asked-file.ts';
import { currentRun } from '../../src/run/current-run.ts';
import { runVariable } from '../../src/run/run-file.ts';
import type { RunHandover } from '../../src/run/start-run.ts';
import type { WorkerRun } from '../../src/run/worker-run.ts';
import { baseTest } from './base-test.ts';

/** Whether the suite's own reporter turns expected failures into failures again, so that a worker survives them. */
export function failuresAreFlipped(): boolean {
  return process.env[flipVariable] === 'yes';
}

function handover(): RunHandover {
  const run = currentRun(process.env);
  if (run.handover === null) throw new Error('The global set-up of playwright.config.ts has not run.');
  return run.handover;
}

/** A test with its process's share of the run. */
export const test = baseTest.extend<object, { readonly run: WorkerRun }>({
  run: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      // Playwright's main process loads the spec files too, and sends nothing.
      const { joinRun } = await import('../../src/run/worker-run.ts');
      const run = await joinRun(handover(), readAsked(process.env[runVariable]));
      await use(run);
      run.close();
    },
    { scope: 'worker' },
  ],
});
