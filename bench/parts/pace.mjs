import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startChild } from '../lib/child.mjs';
import { cleanEnvironment } from '../lib/environment.mjs';
import { duration, table, times } from '../lib/format.mjs';
import { hold } from '../lib/limits.mjs';
import { cli } from '../lib/places.mjs';
import { withScratch } from '../lib/scratch.mjs';

/** The bucket of a cloud portal, and the portals that stand behind it; milliseconds. */
const bucket = { perSecond: 2, burst: 50 };
const portals = {
  'answers at once': { latencyMs: 0, jitterMs: 500 },
  'takes 3 s for each response': { latencyMs: 3_000, jitterMs: 0 },
};

/** A whole run of a portal elsewhere, as its limiter sees it. All times are divided by `speed`. */
function measure({ latencyMs, jitterMs }, speed) {
  return withScratch(async (directory) => {
    const perSecond = bucket.perSecond * speed;
    const portal = await startChild('paced-portal.mjs', {
      ...bucket,
      perSecond,
      latencyMs: latencyMs / speed,
      jitterMs: jitterMs / speed,
    });
    try {
      const words = ['portal', '--live', '--quiet', '--fuzz', '0', '--out', join(directory, 'report')];
      const settings = { B24_WEBHOOK_URL: portal.first.webhookUrl, B24_RATE: String(perSecond) };
      const child = spawn(process.execPath, [cli, ...words], {
        cwd: directory,
        env: cleanEnvironment({ ...settings, XDG_STATE_HOME: directory }),
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const [exitCode] = await once(child, 'exit');
      if (exitCode !== 0) throw new Error(`The paced portal was judged ${exitCode}, not 0.`);
      const seen = await portal.ask('arrivals');
      const bestMs = (Math.max(0, seen.requests - bucket.burst) / perSecond) * 1_000;
      return { ...seen, bestMs, ratio: seen.ms / bestMs };
    } finally {
      await portal.stop();
    }
  });
}

/** (h) A run at the rate of the cloud: how near it comes to what the rate allows, and what the limiter refuses. */
export async function pace({ speed }, say) {
  const runs = {};
  for (const [name, portal] of Object.entries(portals)) {
    say(`a run of a portal that ${name}, ${speed} times as fast as the cloud`);
    runs[name] = await measure(portal, speed);
  }
  const [fast, slow] = Object.values(runs);
  const rows = Object.entries(runs).map(([name, { requests, ms, bestMs, ratio, most, refused }]) => [
    name,
    requests.toLocaleString('en-US'),
    duration(ms * speed),
    duration(bestMs * speed),
    times(ratio),
    most,
    refused,
  ]);
  return {
    title: `(h) At the rate of the cloud, 2 a second after 50, ${speed} times as fast`,
    text: table([
      ['a portal that', 'requests', 'took', 'at best', 'took ÷ best', 'at the same time', 'refused'],
      ...rows,
    ]),
    figures: { speed, runs },
    held: [
      hold('paceTime', fast.ratio),
      hold('slowPaceTime', slow.ratio),
      hold('paceRefused', fast.refused + slow.refused),
    ],
  };
}
