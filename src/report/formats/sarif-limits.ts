import { gzipSync } from 'node:zlib';
import type { Result, Run } from 'sarif';

/**
 * What GitHub takes of a file: more runs are refused, of more results the rest is dropped in silence.
 * @see https://docs.github.com/code-security/code-scanning/troubleshooting-sarif/results-exceed-limit
 */
const limits = { runs: 20, results: 5_000 };

/** A larger upload is refused; it is measured after gzip. A tenth is kept for what is around the results. */
const maxBytes = 9 * 1024 * 1024;

const gravity: readonly Result['level'][] = ['error', 'warning', 'note', 'none'];

function gravest(results: readonly Result[], limit: number): readonly Result[] {
  if (results.length <= limit) return results;
  const kept = new Set(
    results
      .toSorted((one, other) => gravity.indexOf(one.level) - gravity.indexOf(other.level))
      .slice(0, limit),
  );
  return results.filter((result) => kept.has(result));
}

/** A run with at most so many results, the gravest. What is left out is said where tools show what went wrong with a run. */
function limited(run: Run, limit: number): Run {
  const { results = [], invocations = [] } = run;
  const kept = gravest(results, limit);
  const left = results.length - kept.length;
  if (left === 0) return run;
  const text = `${left} of ${results.length} results are left out, the least grave ones: the file would be too large for GitHub. The report has all of them.`;
  return {
    ...run,
    results: [...kept],
    invocations: invocations.map((invocation) => ({
      ...invocation,
      toolExecutionNotifications: [{ level: 'warning' as const, message: { text } }],
    })),
    properties: { ...run.properties, resultsLeftOut: left },
  };
}

function weightOf({ results = [] }: Run): number {
  return Math.min(...results.map(({ level }) => gravity.indexOf(level)), gravity.length);
}

/** The gravest runs in their order. The first of them says how many are left out. */
function limitedRuns(runs: readonly Run[]): readonly Run[] {
  if (runs.length <= limits.runs) return runs;
  const kept = new Set(runs.toSorted((one, other) => weightOf(one) - weightOf(other)).slice(0, limits.runs));
  const left = runs.length - limits.runs;
  return runs
    .filter((run) => kept.has(run))
    .map((run, at) => (at === 0 ? { ...run, properties: { ...run.properties, runsLeftOut: left } } : run));
}

/** Runs as GitHub takes them: not too many, with not too many results, in a file that is not too large. */
export function withinSarifLimits(runs: readonly Run[]): readonly Run[] {
  const first = limitedRuns(runs).map((run) => limited(run, limits.results));
  for (let limit = limits.results, fitting = first; ; fitting = first.map((run) => limited(run, limit))) {
    const text = JSON.stringify(fitting);
    if (text.length <= maxBytes || gzipSync(text).length <= maxBytes || limit === 0) return fitting;
    limit = Math.floor(limit / 2);
  }
}
