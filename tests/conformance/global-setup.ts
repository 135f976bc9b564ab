import { keepFinishedReport } from '../../src/report/text/finished-report.ts';
import { readRequest } from '../../src/run/run-request.ts';
import { settingsOf } from '../../src/run/settings-error.ts';
import { handoverVariable, startRun } from '../../src/run/start-run.ts';

/** Begins the run before any test, and ends it, whole or interrupted, after the last. */
export default async function setUp(): Promise<() => Promise<void>> {
  const run = await startRun(readRequest(process.env), settingsOf(process.env));
  process.env[handoverVariable] = JSON.stringify(run.handover);
  for (const note of run.notes) console.error(note);
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  return async () => {
    keepFinishedReport(await run.finish(interrupted));
  };
}
