import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The file beside the run file that holds the ids of the cases which Playwright runs, in their order, as a JSON array. */
function askedFile(runFile: string): string {
  return join(dirname(runFile), 'asked.json');
}

/** Writes down which cases Playwright runs, for the worker, which sees one case at a time. */
export function writeAsked(runFile: string, ids: readonly string[]): void {
  writeFileSync(askedFile(runFile), JSON.stringify(ids), { mode: 0o600 });
}

/** The ids of the cases which Playwright runs, in their order; null where no reporter has written them down. */
export function readAsked(runFile: string | undefined): readonly string[] | null {
  if (runFile === undefined) return null;
  try {
    const ids: unknown = JSON.parse(readFileSync(askedFile(runFile), 'utf8'));
    return Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? ids : null;
  } catch {
    return null;
  }
}
