import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** A file that an SDK left in its directory. */
export interface StateFile {
  readonly path: string;
  /** The first bytes, as latin1. */
  readonly head: string;
}

const maxFiles = 50;
const maxBytes = 64 * 1024;

function headOf(file: string): string {
  try {
    const handle = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(maxBytes);
      return bytes.toString('latin1', 0, readSync(handle, bytes, 0, maxBytes, 0));
    } finally {
      closeSync(handle);
    }
  } catch {
    return '';
  }
}

/** The first files below a directory with the beginning of each. What cannot be read is left out. */
export function stateFiles(directory: string): readonly StateFile[] {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .slice(0, maxFiles)
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => ({ path: file.slice(directory.length + 1), head: headOf(file) }));
  } catch {
    return [];
  }
}
