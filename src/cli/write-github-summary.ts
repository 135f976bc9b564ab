import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { annotationLines } from '../report/formats/annotations.ts';
import { openReport } from '../report/model/open-report.ts';

/** A step's summary that is larger is not shown at all. @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary */
const summaryLimit = 1024 * 1024;

const leftOut =
  '\n\nThe rest is left out: a step may have 1 MiB of summary. The report has the whole as `summary.md`.\n';

/** A text, or so many of its lines as fit, with a word about the rest; nothing where not even that fits. */
function fitting(text: string, bytes: number): string {
  if (Buffer.byteLength(text) < bytes) return text;
  const room = bytes - Buffer.byteLength(leftOut) - 1;
  if (room < 0) return '';
  const cut = Buffer.from(text).subarray(0, room).toString('utf8');
  return cut.slice(0, cut.lastIndexOf('\n') + 1) + leftOut;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Within a GitHub workflow: annotates the lines of the documents that are not kept, and adds the report to the step's
 * summary, cut where it does not fit. Elsewhere it does nothing. `write` takes the annotations, which GitHub reads in any output.
 *
 * @returns a warning where the summary could not be written, which changes nothing of what was judged
 */
export async function writeGitHubSummary(
  directory: string,
  env: Readonly<Record<string, string | undefined>>,
  write: (text: string) => void,
): Promise<string | null> {
  if (env['GITHUB_ACTIONS'] === 'true') {
    const { report } = await openReport(directory);
    const lines = annotationLines(report);
    if (lines.length > 0) write(`${lines.join('\n')}\n`);
  }
  const summary = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (summary === '') return null;
  try {
    const text = readFileSync(join(directory, 'summary.md'), 'utf8');
    appendFileSync(summary, fitting(text, summaryLimit - sizeOf(summary)));
    return null;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return `The step summary could not be written (GITHUB_STEP_SUMMARY, ${code}). The report has it as summary.md.`;
  }
}
