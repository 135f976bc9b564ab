import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cleanEnvironment } from './environment.mjs';
import { measuredEnvironment, readPeaks } from './peaks.mjs';
import { sizedCli } from './places.mjs';
import { withScratch } from './scratch.mjs';

/** The evidence of the one subject of a report. */
function evidenceIn(directory) {
  const [name] = readdirSync(join(directory, 'evidence'));
  return join(directory, 'evidence', name);
}

/** When the first planned request of a run went out, in milliseconds since 1970. */
async function firstRequest(evidenceFile) {
  const input = createReadStream(evidenceFile);
  for await (const line of createInterface({ input })) {
    const startedAt = JSON.parse(line).exchanges?.[0]?.timing.startedAt;
    if (startedAt === undefined) continue;
    input.destroy();
    return Date.parse(startedAt);
  }
  throw new Error('The run sent nothing.');
}

/**
 * Runs `b24-conformance portal` as a person would, with a plan of `cases` cases, and measures it from outside. `settings`
 * point it at a portal; without them it brings its own. `ms` is the time from the first case's request to the end of the
 * command, the report included.
 */
export function runCommand(cases, settings = {}) {
  return withScratch(async (directory) => {
    const peaks = join(directory, 'peaks.ndjson');
    const out = join(directory, 'report');
    const begin = performance.timeOrigin + performance.now();
    const child = spawn(process.execPath, [sizedCli, 'portal', '--out', out], {
      cwd: directory,
      env: cleanEnvironment({ ...measuredEnvironment(cases, peaks), ...settings }),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [exitCode] = await once(child, 'exit');
    const wall = performance.timeOrigin + performance.now() - begin;
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
    if (report.cases.length !== cases) throw new Error(`${report.cases.length} cases came out of ${cases}.`);
    const startUp = (await firstRequest(evidenceIn(out))) - begin;
    const { counts } = report;
    const { requests } = report.subjects[0].run;
    return { cases, exitCode, wall, startUp, ms: wall - startUp, counts, requests, peaks: readPeaks(peaks) };
  });
}
