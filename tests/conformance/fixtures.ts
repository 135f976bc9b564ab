import { existsSync } from 'node:fs';
import { flipVariable } from '../../src/report/text/flip-variable.ts';
import { readAsked } from '../../src/run/asked-file.ts';
import { runFilePath } from '../../src/run/current-run.ts';
import { projectsRun } from '../../src/run/projects-run.ts';
import { readRunFile } from '../../src/run/run-file.ts';
import type { RunHandover } from '../../src/run/start-run.ts';
import type { WorkerRun } from '../../src/run/worker-run.ts';
import { baseTest } from './base-test.ts';

/** Whether the suite's own reporter turns expected failures into failures again, so that a worker survives them. */
export function failuresAreFlipped(): boolean {
  return process.env[flipVariable] === 'yes';
}

function handover(): RunHandover {
  const path = runFilePath(process.env);
  const begun = path === undefined || !existsSync(path) ? null : readRunFile(path).handover;
  if (begun !== null) return begun;
  const projects = projectsRun();
  throw new Error(
    projects === null
      ? 'The global set-up of playwright.config.ts has not run.'
      : `The project “${projects.name} set-up” has not run. Leave out --no-deps, or select that project too.`,
  );
}

/** A test with its process's share of the run. */
export const test = baseTest.extend<object, { readonly run: WorkerRun }>({
  run: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      // Playwright's main process loads the spec files too, and sends nothing.
      const { joinRun } = await import('../../src/run/worker-run.ts');
      const run = await joinRun(handover(), readAsked(runFilePath(process.env)));
      await use(run);
      await run.close();
    },
    { scope: 'worker' },
  ],
});
