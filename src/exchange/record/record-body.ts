import { isUtf8 } from 'node:buffer';
import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateSync,
} from 'node:zlib';
import type { RecordedBody } from './exchange.ts';
import type { Redactor } from './redact.ts';

/** Bytes of a body that are kept. */
export const bodyCap = 1024 * 1024;

/** Bytes of a body as they were received. */
export interface ReceivedBody {
  /** The first bytes, the cap and a little more. */
  readonly kept: Buffer;
  /** Length on the wire, or as far as it was read. */
  readonly bytes: number;
  /** False where the connection ended before the body did. */
  readonly complete: boolean;
}

interface Coding {
  readonly undo: (bytes: Buffer) => Buffer;
  readonly redo: (bytes: Buffer) => Buffer;
}

const zlibLimits = { maxOutputLength: 8 * 1024 * 1024, finishFlush: constants.Z_SYNC_FLUSH };
const brotliLimits = {
  maxOutputLength: 8 * 1024 * 1024,
  finishFlush: constants.BROTLI_OPERATION_FLUSH,
};
const codings: Readonly<Record<string, Coding>> = {
  gzip: { undo: (bytes) => gunzipSync(bytes, zlibLimits), redo: (bytes) => gzipSync(bytes) },
  deflate: { undo: (bytes) => inflateSync(bytes, zlibLimits), redo: (bytes) => deflateSync(bytes) },
  br: {
    undo: (bytes) => brotliDecompressSync(bytes, brotliLimits),
    redo: (bytes) => brotliCompressSync(bytes),
  },
};

function codingsOf(contentEncoding: string, bytes: Buffer): Coding[] {
  const names = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/^x-/, ''));
  const known = names.flatMap((name) => codings[name] ?? []).reverse();
  const looksZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return known.length === 0 && looksZipped ? [codings['gzip'] as Coding] : known;
}

/**
 * A compressed body hides a secret from a search of its bytes, so it is searched unpacked, and packed again only if
 * something had to be taken out. What unpacks to more than 8 MiB cannot be searched and is not kept at all.
 */
function redactPacked(bytes: Buffer, packed: readonly Coding[], redactor: Redactor): Buffer {
  const [outer, ...inner] = packed;
  if (outer === undefined) return redactor.bytes(bytes);
  let plain: Buffer;
  try {
    plain = outer.undo(bytes);
  } catch (error) {
    const tooLong = error instanceof RangeError;
    return tooLong ? Buffer.from('[redacted:too-long-to-search]') : redactor.bytes(bytes);
  }
  const clean = redactPacked(plain, inner, redactor);
  return clean === plain ? bytes : outer.redo(clean);
}

/** Makes a record of a body: redacted, cut at the cap, as text where it is UTF-8. */
export function recordBody(
  received: ReceivedBody,
  contentEncoding: string,
  redactor: Redactor,
): RecordedBody {
  const { kept, bytes, complete } = received;
  const capped = bytes > bodyCap;
  const packed = codingsOf(contentEncoding, kept);
  let clean = redactPacked(kept, packed, redactor);
  if (packed.length === 0 && (capped || !complete)) {
    clean = Buffer.from(redactor.cutText(clean.toString('latin1')), 'latin1');
  }
  if (clean.length > bodyCap) clean = clean.subarray(0, bodyCap);
  const shown = isUtf8(clean) ? { text: clean.toString('utf8') } : { base64: clean.toString('base64') };
  return { ...shown, bytes, capped };
}
