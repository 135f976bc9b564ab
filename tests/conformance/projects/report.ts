import { askToFinish } from '../../../src/playwright/keeper-messages.ts';
import { projectsRun } from '../../../src/run/projects-run.ts';
import { baseTest as test } from '../base-test.ts';
import { verdictError } from '../verdict-error.ts';

test('writes the conformance report', async () => {
  const projects = projectsRun();
  if (projects === null) throw new Error('The configuration does not call conformanceProjects().');
  const stopsEarly = test.info().config.maxFailures > 0;
  const reply = await askToFinish(projects.directory, { stopsEarly });
  test.skip(reply === null, 'No run was begun, so there is nothing to report.');
  if (reply === null) return;
  if ('error' in reply) throw verdictError(reply.error);
  const { sentence, reportPath, exitCode } = reply;
  test
    .info()
    .annotations.push(
      { type: 'statement', description: sentence },
      { type: 'report', description: reportPath },
    );
  if (exitCode !== 0) throw verdictError(`${sentence} The report is ${reportPath}.`);
});
