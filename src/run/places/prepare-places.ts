import { accessSync, constants, existsSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { lockDirectory } from './lock-directory.ts';
import { causeOf, PlaceError } from './place-error.ts';
import { refuseOddEntries } from './refuse-odd-entries.ts';

/** The places that a command will write to. */
export interface Places {
  readonly reportDir: string;
  readonly history?: string | null;
  /** A ledger that is to be written, which must not exist yet. */
  readonly recordDeviations?: string | undefined;
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'it is a file' : causeOf(error);
    throw new PlaceError(
      `${directory} cannot be the report's directory: ${why}. Name another one with --out. Nothing was sent.`,
    );
  }
}

function refuseUnwritable(name: string, file: string): void {
  try {
    const status = statSync(file, { throwIfNoEntry: false });
    if (status === undefined) {
      let parent = dirname(file);
      while (!existsSync(parent) && parent !== dirname(parent)) parent = dirname(parent);
      accessSync(parent, constants.W_OK);
      return;
    }
    if (!status.isFile()) throw new PlaceError(`${name} ${file} is not a regular file. Nothing was sent.`);
    accessSync(file, constants.W_OK);
  } catch (error) {
    if (error instanceof PlaceError) throw error;
    throw new PlaceError(`${name} ${file} cannot be written: ${causeOf(error)}. Nothing was sent.`);
  }
}

function refuseExisting(file: string): void {
  // Not what a link leads to: a link that leads nowhere would be written through.
  if (lstatSync(file, { throwIfNoEntry: false }) !== undefined)
    throw new PlaceError(
      `${file} exists already. Name a new file for --record-deviations, and merge the entries by hand. Nothing was sent.`,
    );
  if (!existsSync(dirname(file)))
    throw new PlaceError(
      `The directory of ${file} does not exist. Name another file for --record-deviations. Nothing was sent.`,
    );
  refuseUnwritable('The ledger', file);
}

/**
 * Looks at all places that a run will write to, before anything is sent, and takes the report's directory for this process.
 *
 * @returns gives the directory back
 * @throws {PlaceError} for the first place that cannot be used
 */
export function preparePlaces({ reportDir, history = null, recordDeviations }: Places): () => void {
  if (recordDeviations !== undefined) refuseExisting(recordDeviations);
  if (history !== null) refuseUnwritable('The history', history);
  makeDirectory(reportDir);
  refuseOddEntries(reportDir);
  return lockDirectory(reportDir);
}
