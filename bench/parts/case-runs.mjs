import { join } from 'node:path';
import { runChild, startChild } from '../lib/child.mjs';
import { runCommand } from '../lib/command-run.mjs';
import { runEmpty } from '../lib/empty-run.mjs';
import { withScratch } from '../lib/scratch.mjs';

/** One size, once: the bare exchanges, a run without Playwright, Playwright without a run, and the command, one right after another. */
async function measureOnce(cases) {
  const env = { BENCH_CASES: String(cases) };
  const portal = await startChild('portal.mjs', {});
  try {
    const floor = await runChild('floor.mjs', portal.first, { env });
    const plan = await withScratch((directory) =>
      runChild(
        'plan-run.mjs',
        { portal: portal.first, evidenceFile: join(directory, 'evidence.ndjson') },
        { env },
      ),
    );
    const empty = await runEmpty(cases);
    const command = await runCommand(cases);
    if (command.exitCode !== 0) throw new Error(`The embedded portal was judged ${command.exitCode}, not 0.`);
    if (plan.passed !== cases)
      throw new Error(`Only ${plan.passed} of ${cases} cases passed without Playwright.`);
    return { cases, floor, plan, empty, command };
  } finally {
    await portal.stop();
  }
}

/** Every size, in rounds. The rounds of a size are taken between those of the others, so that a slow minute hits all. */
export async function measureCaseRuns({ sizes, rounds }, say) {
  const runs = [];
  for (let round = 0; round < Math.max(...rounds); round += 1) {
    for (const [at, cases] of sizes.entries()) {
      if (round >= rounds[at]) continue;
      say(`${cases} cases, round ${round + 1} of ${rounds[at]}`);
      runs.push(await measureOnce(cases));
    }
  }
  return runs;
}
