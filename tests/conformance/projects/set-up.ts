import { setUpRun } from '../../../src/playwright/set-up-run.ts';
import { terminalText } from '../../../src/report/text/escape.ts';
import { currentRun } from '../../../src/run/current-run.ts';
import { projectsRun } from '../../../src/run/projects-run.ts';
import { baseTest as test } from '../base-test.ts';
import { noCaseMatches, selectedCases } from '../suite.ts';
import { verdictError } from '../verdict-error.ts';

test('prepares the portal and begins the evidence', async () => {
  const projects = projectsRun();
  if (projects === null) throw new Error('The configuration does not call conformanceProjects().');
  const { config } = test.info();
  try {
    const run = currentRun(process.env);
    for (const warning of run.settings.warnings) console.error(terminalText(warning, 500));
    if ((await selectedCases()).length === 0) throw new Error(noCaseMatches(run.terms.only));
    const notes = await setUpRun({ projects, run, config, env: process.env, owner: process.ppid });
    for (const note of notes) test.info().annotations.push({ type: 'not prepared', description: note });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw verdictError(
      message
        .split('\n')
        .map((line) => terminalText(line, 2_000))
        .join('\n'),
    );
  }
});
