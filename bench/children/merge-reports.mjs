import { mergeDirectories } from '../../build/src/report/compare/merge/merge-directories.js';
import { writeReport } from '../../build/src/report/formats/write-report.js';
import { peakMemory } from '../lib/peak-memory.mjs';

/** Merges report directories and writes the whole report, in this process. */
process.on('message', async ({ directories, out }) => {
  const begin = performance.now();
  const named = directories.map((directory) => ({ directory, name: null }));
  const report = await mergeDirectories(named, { out, allowPartial: false });
  const mergedMs = performance.now() - begin;
  await writeReport(report, out);
  process.send({
    mergedMs,
    ms: performance.now() - begin,
    cases: report.cases.length,
    peakKiB: peakMemory(),
  });
});
