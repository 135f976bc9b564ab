import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** A path that leads to something that has no end or is too large: a directory, a device, a pipe. One line for the user. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile';
}

/** Opening a pipe waits for its writer unless this is given. Windows has neither. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Bytes of a file: many times what the longest run leaves, and what is read in seconds. */
const maxBytes = 1024 * 1024 * 1024;

/**
 * Opens a file for reading. What it is, is looked at after it was opened, so that nothing can be put in its place in between.
 *
 * @returns its descriptor, which the caller closes
 * @throws {RefusedFile} for directories, devices, pipes, and files above 1 GiB; what the file system throws for all else, sockets included
 */
export function openRegularFile(file: string): number {
  const handle = openSync(file, withoutWaiting);
  const status = fstatSync(handle);
  if (status.isFile() && status.size <= maxBytes) return handle;
  closeSync(handle);
  if (status.isFile()) throw new RefusedFile(`${file} is larger than 1 GiB.`);
  const what = status.isDirectory() ? 'a directory' : status.isFIFO() ? 'a pipe' : 'a device';
  throw new RefusedFile(`${file} is ${what}, not a regular file.`);
}

/** Bytes of a file that is read at once: half of what fits into one text. */
const maxWhole = 256 * 1024 * 1024;

/**
 * The text of a regular file that a program has written.
 *
 * @throws {RefusedFile} for one above 256 MiB as well
 */
export function readRegularFile(file: string): string {
  const handle = openRegularFile(file);
  try {
    if (fstatSync(handle).size > maxWhole) throw new RefusedFile(`${file} is larger than 256 MiB.`);
    return readFileSync(handle, 'utf8');
  } finally {
    closeSync(handle);
  }
}
