import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { formats } from '../../report/formats/write-report.ts';
import { PlaceError } from './place-error.ts';

/** The directories that a report has. They are emptied before a run, so a link in the place of one would empty another directory. */
const directories = ['evidence', 'ledgers', 'exchanges'];

/** What stands in the place of a file or directory of a report and is not of its kind; null where nothing does. */
function oddKind(status: Stats, isDirectory: boolean): string | null {
  if (status.isSymbolicLink()) return isDirectory ? 'a symbolic link' : null;
  if (status.isDirectory()) return isDirectory ? null : 'a directory';
  return isDirectory ? 'no directory' : null;
}

/**
 * Looks at what stands where a run will write, before anything is sent. Links in the place of files are replaced, never followed;
 * what cannot be replaced without a loss is refused.
 *
 * @throws {PlaceError} for the first odd entry
 */
export function refuseOddEntries(reportDir: string): void {
  const entries = [
    ...directories.map((name) => ({ name, isDirectory: true })),
    ...[...Object.keys(formats), '.lock'].map((name) => ({ name, isDirectory: false })),
  ];
  for (const { name, isDirectory } of entries) {
    const path = join(reportDir, name);
    const status = lstatSync(path, { throwIfNoEntry: false });
    const odd = status === undefined ? null : oddKind(status, isDirectory);
    if (odd !== null)
      throw new PlaceError(
        `${path} is ${odd}, and the report has a ${isDirectory ? 'directory' : 'file'} of that name. Remove it, or name another directory with --out. Nothing was sent.`,
      );
  }
}
