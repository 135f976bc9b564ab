import { runPlan } from '../../build/src/run/run-plan.js';
import { peakMemory } from '../lib/peak-memory.mjs';
import { plannedRun } from '../lib/planned-run.mjs';

/** A run without Playwright, in this process: sent, recorded, judged, evidence written. */
process.on('message', async ({ portal, evidenceFile }) => {
  const run = await plannedRun(portal);
  const begin = performance.now();
  const judged = await runPlan({ ...run, evidenceFile });
  const ms = performance.now() - begin;
  const passed = judged.filter(({ judgement }) => ['pass', 'info'].includes(judgement.verdict)).length;
  process.send({ ms, cases: judged.length, passed, peakKiB: peakMemory() });
});
