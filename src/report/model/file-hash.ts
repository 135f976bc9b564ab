import { createHash } from 'node:crypto';
import { closeSync, readSync } from 'node:fs';
import { openRegularFile } from '../../open-regular-file.ts';

const pieceSize = 256 * 1024;

/**
 * SHA-256 (hex) of a file, in bounded memory.
 *
 * @throws {RefusedFile} for what may never end; what the file system throws
 */
export function fileHash(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(pieceSize);
  const handle = openRegularFile(file);
  try {
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece))
      hash.update(piece.subarray(0, read));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}
