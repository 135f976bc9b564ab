import { dirname } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { askedCases, keepNoneSelected, onAskedCases } from '../../src/report/text/asked-cases.ts';
import { terminalText } from '../../src/report/text/escape.ts';
import { keepFinishedReport } from '../../src/report/text/finished-report.ts';
import { writeAsked } from '../../src/run/asked-file.ts';
import { currentRun } from '../../src/run/current-run.ts';
import { endWithParent, onInterrupt } from '../../src/run/interrupts.ts';
import { assertOneWriter } from '../../src/run/one-writer.ts';
import { preparePlaces } from '../../src/run/places/prepare-places.ts';
import { prepareTarget, skipTarget } from '../../src/run/prepare-target.ts';
import { createRunFile, removeRunFile, runVariable, writeRunFile } from '../../src/run/run-file.ts';
import { startRun } from '../../src/run/start-run.ts';
import { noCaseMatches, selectedCases } from './suite.ts';

/** What is asked for is written down so that more is sent at once. A full disk only costs that, and is told by the evidence. */
function noteAsked(path: string, ids: readonly string[]): void {
  try {
    writeAsked(path, ids);
  } catch {
    console.error('The cases to come could not be written down: requests are sent one at a time.');
  }
}

/** Begins the run before any test, and ends it, whole or interrupted, after the last. */
export default async function setUp(config: FullConfig): Promise<() => Promise<void>> {
  assertOneWriter(config, process.argv);
  const given = process.env[runVariable];
  const own = currentRun(process.env);
  const path = given ?? createRunFile(own);
  // The command line has said them already.
  if (given === undefined)
    for (const warning of own.settings.warnings) console.error(terminalText(warning, 500));
  // The command line looks at the places and takes the directory itself.
  const release = given === undefined ? preparePlaces(own.terms) : () => {};
  // The command line removes its file itself, unless it is gone.
  const remove = () => {
    release();
    if (given !== undefined && process.connected === true) return;
    delete process.env[runVariable];
    removeRunFile(path);
  };
  process.env[runVariable] = path;
  try {
    endWithParent(remove);
    const isEmpty = (await selectedCases()).length === 0;
    if (isEmpty) {
      keepNoneSelected();
      console.error(noCaseMatches(own.terms.only));
    }
    const interrupted = onInterrupt();
    const run = await startRun(own, {
      directory: dirname(path),
      env: process.env,
      shard: config.shard,
      prepare: isEmpty ? skipTarget : prepareTarget,
    });
    writeRunFile(path, { ...own, handover: run.handover });
    onAskedCases((ids) => noteAsked(path, ids));
    // What makes the report is loaded while the worker starts, and judges while it sends, so that nobody waits for it at the end.
    setImmediate(() => void run.follow());
    for (const note of run.notes) console.error(note);
    return async () => {
      try {
        // A run that was told to stop at failures has cases that never began, and no process lost them.
        const asked = config.maxFailures > 0 ? null : askedCases();
        keepFinishedReport(await run.finish(interrupted(), asked));
      } finally {
        remove();
      }
    };
  } catch (error) {
    remove();
    throw error;
  }
}
