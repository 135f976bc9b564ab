import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from '../lib/environment.mjs';
import { duration, table, times } from '../lib/format.mjs';
import { hold } from '../lib/limits.mjs';
import { median } from '../lib/median.mjs';
import { cli, place } from '../lib/places.mjs';
import { withScratch } from '../lib/scratch.mjs';

const playwright = fileURLToPath(import.meta.resolve('@playwright/test/cli'));

/** Milliseconds from the start of a Node command to its end. */
function wallTime(args, env = {}) {
  return withScratch(async (directory) => {
    const begin = performance.now();
    const child = spawn(process.execPath, args, {
      cwd: directory,
      env: cleanEnvironment({ BENCH_OUT: join(directory, 'out'), ...env }),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [exitCode] = await once(child, 'exit');
    if (exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${exitCode}.`);
    return performance.now() - begin;
  });
}

const commands = {
  stock: [playwright, 'test', '--config', place('bench/stock/one-empty.config.mjs')],
  one: [cli, 'portal', '--quiet', '--only', 'chat-id-malformed/malformed-chat-id'],
  all: [cli, 'portal', '--quiet'],
};

/** (f) A run of one case and the default run, report included, beside stock Playwright with one empty test. */
export async function wholeRuns({ starts }, say) {
  const rounds = [];
  for (let round = 0; round < starts; round += 1) {
    say(`whole run ${round + 1} of ${starts}`);
    const times = {};
    for (const [name, args] of Object.entries(commands)) times[name] = await wallTime(args);
    rounds.push(times);
  }
  const of = (name) => median(rounds.map((one) => one[name]));
  const ratio = (name) => median(rounds.map((one) => one[name] / one.stock));
  const figures = { stock: of('stock'), one: of('one'), all: of('all'), rounds };
  const row = (says, name) => [says, duration(figures[name]), times(ratio(name))];
  const text = table([
    ['from the start of the command to its end', `median of ${starts}`, 'beside stock'],
    ['stock Playwright, one empty test', duration(figures.stock), ''],
    row('portal, one case, report included', 'one'),
    row('portal, all cases, report included', 'all'),
  ]);
  return {
    title: '(f) Whole runs',
    text,
    figures,
    held: [hold('oneCase', ratio('one')), hold('defaultRun', ratio('all'))],
  };
}
