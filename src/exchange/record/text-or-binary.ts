import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, constants, inflateRawSync, inflateSync } from 'node:zlib';

/** The control characters that text has: tab, line ends, form feed and escape. */
const allowedControls: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);

/** Bytes to which data is unpacked to see whether it is packed. Whatever unpacks to more is packed without a doubt. */
const maxOutputLength = 8 * 1024 * 1024;

type Unpack = (bytes: Buffer, options: object) => unknown;

/** How each kind of packed data is unpacked, and as much as there is of it. gzip is missing: its first bytes are neither UTF-8 nor printable. */
const packings: readonly (readonly [unpack: Unpack, ofPart: number])[] = [
  [inflateSync as Unpack, constants.Z_SYNC_FLUSH],
  [inflateRawSync as Unpack, constants.Z_SYNC_FLUSH],
  [brotliDecompressSync as Unpack, constants.BROTLI_OPERATION_FLUSH],
];

/** Whether all bytes are one piece of packed data, or the beginning of one where the body is cut. */
function isPacked(bytes: Buffer, cut: boolean): boolean {
  return packings.some(([unpack, ofPart]) => {
    try {
      const options = { info: true, maxOutputLength, ...(cut ? { finishFlush: ofPart } : {}) };
      const { engine } = unpack(bytes, options) as { readonly engine: { readonly bytesWritten: number } };
      return engine.bytesWritten === bytes.length;
    } catch (error) {
      return error instanceof RangeError;
    }
  });
}

function isControl(code: number): boolean {
  return (code < 0x20 && !allowedControls.has(code)) || code === 0x7f;
}

/** UTF-8, the last character of which may be cut. */
function isUtf8Text(bytes: Buffer): boolean {
  return [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, Math.max(0, bytes.length - cut))));
}

/** UTF-16 with its byte order mark. */
function isUtf16(bytes: Buffer): boolean {
  const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[bytes.toString('hex', 0, 2)];
  if (encoding === undefined) return false;
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return ![...text].some((character) => isControl(character.codePointAt(0) ?? 0));
  } catch {
    return false;
  }
}

/**
 * Whether bytes are text, in which a search finds every secret: UTF-8, UTF-16, or an 8-bit encoding such as windows-1251.
 * Everything else may be packed or encrypted, and could hold a secret that no search finds.
 *
 * @param cut whether bytes are missing at the end
 */
export function isText(bytes: Buffer, cut: boolean): boolean {
  const hasControls = bytes.some(isControl);
  if (isUtf8Text(bytes)) return !hasControls || !isPacked(bytes, cut);
  return isUtf16(bytes) || (!hasControls && !isPacked(bytes, cut));
}
