import { inflateRawSync } from 'node:zlib';
import { filesIn } from './commands/command.ts';

/** A file, or a part of one that is packed. */
export interface UnpackedFile {
  readonly path: string;
  readonly bytes: Buffer;
}

const entrySign = Buffer.from('PK\x01\x02', 'latin1');

/** The entries of a zip archive, by its central directory. @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
function entriesOf(path: string, zip: Buffer): readonly UnpackedFile[] {
  const entries: UnpackedFile[] = [];
  for (let at = zip.indexOf(entrySign); at >= 0; at = zip.indexOf(entrySign, at + 46)) {
    const packedLength = zip.readUInt32LE(at + 20);
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + packedLength);
    const isDeflated = zip.readUInt16LE(at + 10) === 8;
    entries.push(...unpacked({ path: `${path}/${name}`, bytes: isDeflated ? inflateRawSync(bytes) : bytes }));
  }
  return entries;
}

/** A file, and what is packed in it: archives, and the archive that Playwright's HTML report holds as base64. */
function unpacked(file: UnpackedFile): readonly UnpackedFile[] {
  const { path, bytes } = file;
  if (path.endsWith('.zip')) return [file, ...entriesOf(path, bytes)];
  if (!path.endsWith('.html')) return [file];
  const embedded = /data:application\/zip;base64,([A-Za-z0-9+/=]+)/.exec(bytes.toString('latin1'))?.[1];
  return embedded === undefined ? [file] : [file, ...entriesOf(path, Buffer.from(embedded, 'base64'))];
}

/** All files below a directory, with what is packed in them. */
export function unpackedFilesIn(directory: string): readonly UnpackedFile[] {
  return filesIn(directory).flatMap(unpacked);
}
