import { terminalText } from '../../src/report/text/escape.ts';
import { keepFinishedReport } from '../../src/report/text/finished-report.ts';
import { readRequest } from '../../src/run/run-request.ts';
import { handoverVariable, startRun } from '../../src/run/start-run.ts';
import { loadSettings } from '../../src/settings/load-settings.ts';

/** Begins the run before any test, and ends it, whole or interrupted, after the last. */
export default async function setUp(): Promise<() => Promise<void>> {
  const request = readRequest(process.env);
  const settings = loadSettings(process.env, { directory: process.cwd(), choice: request.choice });
  // The command line has said them already.
  if (!request.validated) for (const warning of settings.warnings) console.error(terminalText(warning, 500));
  const run = await startRun(request, settings);
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
