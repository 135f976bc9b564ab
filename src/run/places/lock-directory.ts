import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { RefusedFile, readRegularFile } from '../../open-regular-file.ts';
import { causeOf, PlaceError } from './place-error.ts';
import { type Holder, holderIn, isAlive, thisProcess } from './process-holder.ts';

const lockName = '.lock';

function holderOf(text: string): Holder | null {
  try {
    return holderIn(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The text of a lock; null where it is gone by now. */
function lockText(lock: string): string | null {
  try {
    return readRegularFile(lock);
  } catch (error) {
    if (error instanceof RefusedFile) throw new PlaceError(`${error.message} Remove it. Nothing was sent.`);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** File systems without hard links say so with one of these. */
const withoutLinks: readonly (string | undefined)[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

/** Puts a whole lock in its place, in one step where the file system can do that. Throws `EEXIST` where there is one. */
function placeLock(own: string, lock: string): void {
  try {
    linkSync(own, lock);
  } catch (error) {
    if (!withoutLinks.includes((error as NodeJS.ErrnoException).code)) throw error;
    writeFileSync(lock, readFileSync(own), { flag: 'wx' });
  }
}

/** Moves a lock aside that was found to be a dead process's. Another process may have been faster: then its lock is put back. */
function bury(lock: string, text: string): void {
  const grave = `${lock}.${process.pid}`;
  try {
    renameSync(lock, grave);
    if (readFileSync(grave, 'utf8') !== text) linkSync(grave, lock);
    rmSync(grave, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/**
 * Takes a directory for this process, so that no other run writes there at the same time. A lock that a dead process left is
 * taken over.
 *
 * @returns gives it back; the lock of a process that ends without is taken over by the next one
 * @throws {PlaceError} where another process has it, or nothing can be written there
 */
export function lockDirectory(directory: string): () => void {
  const lock = join(directory, lockName);
  const own = `${lock}.${process.pid}.new`;
  try {
    rmSync(own, { force: true });
    writeFileSync(own, JSON.stringify(thisProcess()), { flag: 'wx' });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        placeLock(own, lock);
        return () => rmSync(lock, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const text = lockText(lock);
      if (text === null) continue;
      const other = holderOf(text);
      if (other !== null && isAlive(other)) {
        const where = other.host === hostname() ? '' : ` on ${other.host}`;
        throw new PlaceError(
          `Another run (process ${other.pid}${where}) is writing to ${directory}. Wait for its end, or name another directory with --out. If it is gone, remove ${lock}. Nothing was sent.`,
        );
      }
      bury(lock, text);
    }
    throw new PlaceError(`${lock} changes all the time: other runs use this directory. Nothing was sent.`);
  } catch (error) {
    if (error instanceof PlaceError) throw error;
    throw new PlaceError(
      `Nothing can be written to ${directory}: ${causeOf(error)}. Name another directory with --out. Nothing was sent.`,
    );
  } finally {
    rmSync(own, { force: true });
  }
}
