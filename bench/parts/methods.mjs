import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runChild } from '../lib/child.mjs';
import { cleanEnvironment } from '../lib/environment.mjs';
import { duration, figure, table } from '../lib/format.mjs';
import { hold } from '../lib/limits.mjs';
import { median } from '../lib/median.mjs';
import { cli } from '../lib/places.mjs';
import { withScratch } from '../lib/scratch.mjs';

const run = promisify(execFile);

/** What `plan` says of a live run of all methods: a portal elsewhere that is never called. */
async function plannedTime(directory) {
  const env = cleanEnvironment({
    B24_WEBHOOK_URL: 'https://portal.example/rest/1/benchmarkcode123/',
    B24_LIVE_HOST: 'portal.example',
  });
  const { stdout } = await run(process.execPath, [cli, 'plan', '--method', 'all'], {
    cwd: directory,
    env,
    maxBuffer: 2 ** 28,
  });
  const [, said] = /(\d+ cases, .* takes about \d+ s\.)/.exec(stdout) ?? [];
  if (said === undefined) throw new Error('`plan` does not say how long a live run takes.');
  return said;
}

/** (i) All described methods in one run, and what one more document costs. */
export async function methods({ starts }, say) {
  say('all described methods against the embedded portal');
  const { ms, said } = await withScratch(async (directory) => {
    const words = ['portal', '--embedded', '--method', 'all', '--quiet', '--out', join(directory, 'report')];
    const begin = performance.now();
    await run(process.execPath, [cli, ...words], { cwd: directory, env: cleanEnvironment() });
    return { ms: performance.now() - begin, said: await plannedTime(directory) };
  });
  const rounds = [];
  for (let round = 0; round < starts; round += 1) {
    say(`documents, round ${round + 1} of ${starts}`);
    rounds.push(await runChild('documents.mjs', {}));
  }
  const documents = rounds[0].map((one, at) => {
    const of = (name) => median(rounds.map((round) => round[at][name]));
    return { ...one, makeMs: of('makeMs'), loadMs: of('loadMs'), planMs: of('planMs') };
  });
  const rows = documents.map(({ method, cases, makeMs, loadMs, planMs }) => [
    method,
    cases.toLocaleString('en-US'),
    ...[makeMs, loadMs, planMs].map((one) => `${figure(one)} ms`),
  ]);
  // The first document of a process pays for what all of them load.
  const later = documents.slice(1);
  return {
    title: '(i) All described methods',
    text: `${table([['processor time of a document', 'cases', 'made of YAML', 'as prepared', 'planned'], ...rows])}\n\nAll in one run against the embedded portal: ${duration(ms)}. A live run, as \`plan\` says beforehand: ${said}`,
    figures: { ms, said, documents },
    held: [
      hold('allMethods', ms / 1_000),
      hold('documentMade', median(later.map(({ makeMs }) => makeMs))),
      hold('documentPlanned', median(later.map(({ planMs }) => planMs))),
    ],
  };
}
