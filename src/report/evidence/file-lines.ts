import { closeSync, createReadStream, readSync } from 'node:fs';
import { openRegularFile } from '../../open-regular-file.ts';
import { ReportError } from '../model/report-error.ts';

/** Where a line stands in its file, in bytes, without its end. */
export interface LinePlace {
  readonly offset: number;
  readonly length: number;
}

/** A line and where it stands. */
export interface FileLine extends LinePlace {
  readonly text: string;
}

/** Bytes of a line. A case with a hundred of the longest bodies that are recorded has less, and a longer line would fit into no text. */
const maxLine = 256 * 1024 * 1024;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

function lineAt(bytes: Buffer, offset: number): FileLine {
  const length = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
  return { text: bytes.toString('utf8', 0, length), offset, length };
}

/** Tells at the end of a file whether more was or will be written to it, as soon as that is known. */
export type MayGrow = () => Promise<boolean>;

const isWhole: MayGrow = async () => false;

/**
 * Reads a file line by line, in memory that depends on its longest line only. Lines end with LF or CRLF; places are
 * counted in the bytes of the file, so that {@link textAt} finds a line again whichever it is. An empty last line is none.
 *
 * @throws {ReportError} at a line that is too long, {@link RefusedFile}, and what the file system throws
 */
export async function* fileLines(file: string, mayGrow = isWhole): AsyncGenerator<FileLine> {
  let pieces: Buffer[] = [];
  let offset = 0;
  let read = 0;
  let number = 1;
  let waiting = 0;
  do {
    const input = createReadStream(file, { fd: openRegularFile(file), start: read });
    try {
      for await (const chunk of input as AsyncIterable<Buffer>) {
        read += chunk.length;
        let start = 0;
        for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
          const bytes = Buffer.concat([...pieces, chunk.subarray(start, end)]);
          pieces = [];
          waiting = 0;
          number += 1;
          yield lineAt(bytes, offset);
          offset += bytes.length + 1;
          start = end + 1;
        }
        if (start === chunk.length) continue;
        pieces.push(chunk.subarray(start));
        waiting += chunk.length - start;
        if (waiting > maxLine)
          throw new ReportError(`This line is longer than ${maxLine / 1024 / 1024} MiB: ${file}:${number}`);
      }
    } finally {
      input.destroy();
    }
  } while (await mayGrow());
  if (pieces.length > 0) yield lineAt(Buffer.concat(pieces), offset);
}

/** The text of a line, of which only the place was kept. */
export function textAt(file: string, { offset, length }: LinePlace): string {
  const bytes = Buffer.alloc(length);
  const handle = openRegularFile(file);
  try {
    readSync(handle, bytes, 0, length, offset);
  } finally {
    closeSync(handle);
  }
  return bytes.toString('utf8');
}
