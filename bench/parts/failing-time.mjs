import { startChild } from '../lib/child.mjs';
import { runCommand } from '../lib/command-run.mjs';
import { duration, table, times } from '../lib/format.mjs';
import { hold } from '../lib/limits.mjs';
import { median } from '../lib/median.mjs';

/** The settings that lead to a portal, with another origin in the place of its own. */
function movedSettings({ settings, origin }, other) {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, value.replace(origin, other)]),
  );
}

async function measureRounds(cases, rounds, say) {
  const right = await startChild('portal.mjs', {});
  const wrong = await startChild('wrong-portal.mjs', {});
  try {
    const pairs = [];
    for (let round = 0; round < rounds; round += 1) {
      say(`${cases} passing and failing cases, round ${round + 1} of ${rounds}`);
      const passing = await runCommand(cases, right.first.settings);
      const failing = await runCommand(cases, movedSettings(right.first, wrong.first.origin));
      pairs.push({ passing, failing, ratio: failing.wall / passing.wall });
    }
    return pairs;
  } finally {
    await right.stop();
    await wrong.stop();
  }
}

/** (a) A run in which the cases fail, beside one in which they pass: two portals at a URL, the same settings. */
export async function failingTime({ failing: cases, rounds }, say) {
  const pairs = await measureRounds(cases, rounds[1], say);
  const row = (name, pick) => [
    name,
    pairs[0][pick].counts.pass.toLocaleString('en-US'),
    pairs[0][pick].counts.fail.toLocaleString('en-US'),
    pairs[0][pick].peaks.workers,
    duration(median(pairs.map((pair) => pair[pick].ms))),
    duration(median(pairs.map((pair) => pair[pick].wall))),
  ];
  const ratio = median(pairs.map((pair) => pair.ratio));
  const text = table([
    [`${cases.toLocaleString('en-US')} cases`, 'pass', 'fail', 'workers', 'cases took', 'whole'],
    row('a portal that keeps its promises', 'passing'),
    row('a portal that breaks them all', 'failing'),
  ]);
  return {
    title: '(a) All cases fail, beside all pass',
    text: `${text}\nwhole run: ${times(ratio)}`,
    figures: { cases, ratio, pairs },
    held: [hold('failing', ratio)],
  };
}
