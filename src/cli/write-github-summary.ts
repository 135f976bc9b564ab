import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { annotationLines } from '../report/formats/annotations.ts';
import type { Report } from '../report/model/report.ts';

/** A step's summary that is larger is not shown at all. @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary */
const summaryLimit = 1024 * 1024;

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Within a GitHub workflow: annotates the lines of the documents that are not kept, and adds the report to the step's
 * summary if it still fits. Elsewhere it does nothing. `write` takes the annotations, which GitHub reads in any output.
 */
export function writeGitHubSummary(
  directory: string,
  env: Readonly<Record<string, string | undefined>>,
  write: (text: string) => void,
): void {
  if (env['GITHUB_ACTIONS'] === 'true') {
    const report = JSON.parse(readFileSync(join(directory, 'report.json'), 'utf8')) as Report;
    const lines = annotationLines(report);
    if (lines.length > 0) write(`${lines.join('\n')}\n`);
  }
  const summary = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (summary === '') return;
  const text = readFileSync(join(directory, 'summary.md'));
  if (sizeOf(summary) + text.length < summaryLimit) appendFileSync(summary, text);
}
