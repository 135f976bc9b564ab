import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { figure, table } from './lib/format.mjs';
import { helpText, partNames, readOptions } from './lib/options.mjs';
import { place } from './lib/places.mjs';
import { caseMemory } from './parts/case-memory.mjs';
import { measureCaseRuns } from './parts/case-runs.mjs';
import { caseTime } from './parts/case-time.mjs';
import { failingTime } from './parts/failing-time.mjs';
import { methods } from './parts/methods.mjs';
import { mocks } from './parts/mocks.mjs';
import { pace } from './parts/pace.mjs';
import { portalMemory } from './parts/portal-memory.mjs';
import { startUp } from './parts/start-up.mjs';
import { throughput } from './parts/throughput.mjs';
import { wholeRuns } from './parts/whole-runs.mjs';
import { wideReport } from './parts/wide-report.mjs';

function say(words) {
  process.stderr.write(`… ${words}\n`);
}

/** Measures what was asked for, part after part; each part is shown when it is there. */
async function* measure(options) {
  const asked = (name) => options.parts.includes(name);
  if (asked('d')) yield await throughput(options, say);
  if (asked('d')) yield await portalMemory(options, say);
  if (asked('c')) yield await startUp(options, say);
  if (asked('f')) yield await wholeRuns(options, say);
  if (asked('e')) yield await wideReport(options, say);
  if (asked('g')) yield await mocks(options, say);
  if (asked('h')) yield await pace(options, say);
  if (asked('i')) yield await methods(options, say);
  if (asked('a')) yield await failingTime(options, say);
  if (!asked('a') && !asked('b')) return;
  const runs = await measureCaseRuns(options, say);
  if (asked('a')) yield caseTime(runs, options);
  if (asked('b')) yield caseMemory(runs, options);
}

function verdict({ kept, must }) {
  if (kept) return 'kept';
  return must ? 'BROKEN' : 'missed';
}

function limitsTable(held) {
  return table([
    ['limit', 'measured', 'asked', ''],
    ...held.map((one) => [one.says, `${figure(one.value)}${one.unit}`, one.limit, verdict(one)]),
  ]);
}

async function bench(argv) {
  const options = readOptions(argv);
  if (options.help) return process.stdout.write(helpText);
  const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model };
  const startedAt = new Date().toISOString();
  console.log(
    `Node ${machine.node}, ${machine.processors} × ${machine.model}. Parts: ${options.parts.map((name) => partNames[name]).join(', ')}.`,
  );
  const results = [];
  for await (const result of measure(options)) {
    results.push(result);
    console.log(`\n${result.title}\n\n${result.text}`);
  }
  const held = results.flatMap((result) => result.held);
  console.log(
    `\n${limitsTable(held)}\n\nTimes vary with what else the machine does; ratios between neighbours count.`,
  );
  mkdirSync(place('bench/results'), { recursive: true });
  const parts = results.map(({ title, figures }) => ({ title, figures }));
  const record = { startedAt, machine, scale: options.scale, parts, limits: held };
  writeFileSync(place('bench/results/latest.json'), `${JSON.stringify(record, null, 2)}\n`);
  process.exitCode = held.some(({ kept, must }) => must && !kept) ? 1 : 0;
}

try {
  await bench(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
