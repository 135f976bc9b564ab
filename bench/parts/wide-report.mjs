import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadContract } from '../../build/src/contract/load-contract.js';
import { runChild } from '../lib/child.mjs';
import { duration, figure, memory, table } from '../lib/format.mjs';
import { hold } from '../lib/limits.mjs';
import { pageTimes } from '../lib/page-times.mjs';
import { withScratch } from '../lib/scratch.mjs';
import { writeWideReport } from '../lib/wide-report.mjs';

const columns = 5;

function bytesBelow(directory) {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  return names.reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
}

async function measure(size, scratch, contract) {
  const directories = Array.from({ length: columns }, (_, column) => join(scratch, `${size}-${column}`));
  for (const [column, directory] of directories.entries())
    await writeWideReport(directory, size, column, contract);
  const out = join(scratch, `${size}-merged`);
  const merged = await runChild('merge-reports.mjs', { directories, out });
  const page = join(out, 'index.html');
  const times = await pageTimes(page);
  return { size, ...merged, ...times, pageBytes: statSync(page).size, allBytes: bytesBelow(out) };
}

/** (e) A report of five subjects: merging and writing it, its size, and what a browser makes of it. */
export async function wideReport({ wide }, say) {
  return withScratch(async (scratch) => {
    const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
    const figures = [];
    for (const size of wide) {
      say(`a report of ${size} cases × ${columns} subjects`);
      figures.push(await measure(size, scratch, contract));
    }
    const last = figures.at(-1);
    const [first] = figures;
    const slope = (last.peakKiB - first.peakKiB) / (last.cases - first.cases);
    const mib = (bytes) => `${figure(bytes / 2 ** 20)} MiB`;
    const text = table([
      [`cases × ${columns} subjects`, ...figures.map(({ size }) => size.toLocaleString('en-US'))],
      ['merged, evidence checked and copied', ...figures.map(({ mergedMs }) => duration(mergedMs))],
      ['and all files written', ...figures.map(({ ms }) => duration(ms))],
      ['peak memory', ...figures.map(({ peakKiB }) => memory(peakKiB))],
      ['index.html', ...figures.map(({ pageBytes }) => mib(pageBytes))],
      ['the whole directory', ...figures.map(({ allBytes }) => mib(allBytes))],
      ['page opened', ...figures.map(({ opened }) => duration(opened))],
      ['first filter', ...figures.map((one) => duration(one.first))],
      ['next filter', ...figures.map((one) => duration(one.next))],
    ]);
    const held = [
      hold('pageSize', last.pageBytes / 2 ** 20),
      hold('wideMemory', slope),
      hold('pageOpened', last.opened),
      hold('pageFiltered', Math.max(last.first, last.next)),
    ];
    return {
      title: '(e) A report of five subjects',
      text: `${text}\n${figure(slope)} KiB of memory for one more case; the first filter says: ${last.output}`,
      figures,
      held,
    };
  });
}
