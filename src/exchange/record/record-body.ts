import { isUtf8 } from 'node:buffer';
import { contentCodings, type DecodedContent, decodeContent } from './content-coding.ts';
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

/** A body that begins as gzip data does is searched as such, whatever its headers say. */
const gzipMagic = Buffer.from([0x1f, 0x8b]);

/**
 * Decodes a body to search it. A coding that is not known leaves the ones applied before it unsearched, so those that are
 * known are undone as far as possible.
 */
function searchable(bytes: Buffer, contentEncoding: string): DecodedContent {
  const codings = contentCodings([contentEncoding]);
  const known = codings.filter((coding) => ['gzip', 'deflate', 'br'].includes(coding));
  const isGzip = known.length === 0 && bytes.subarray(0, 2).equals(gzipMagic);
  return decodeContent(bytes, isGzip ? ['gzip'] : known, true);
}

/**
 * A compressed body hides a secret from a search of its bytes, so it is searched decoded, and encoded again only if
 * something had to be taken out. What decodes to more than 8 MiB cannot be searched and is not kept at all.
 */
function redactContent(
  bytes: Buffer,
  { bytes: plain, decoding, encode }: DecodedContent,
  redactor: Redactor,
): Buffer {
  if (decoding === 'too-long') return Buffer.from('[redacted:too-long-to-search]');
  if (plain === bytes) return redactor.bytes(bytes);
  const clean = redactor.bytes(plain);
  // Raw deflate data cannot be told from other bytes for certain, so the bytes themselves are searched too.
  return clean === plain ? (decoding === 'raw-deflate' ? redactor.bytes(bytes) : bytes) : encode(clean);
}

/** Makes a record of a body: redacted, cut at the cap, as text where it is UTF-8. */
export function recordBody(
  received: ReceivedBody,
  contentEncoding: string,
  redactor: Redactor,
): RecordedBody {
  const { kept, bytes, complete } = received;
  const capped = bytes > bodyCap;
  const decoded = searchable(kept, contentEncoding);
  let clean = redactContent(kept, decoded, redactor);
  if (['none', 'unknown', 'invalid'].includes(decoded.decoding) && (capped || !complete)) {
    clean = Buffer.from(redactor.cutText(clean.toString('latin1')), 'latin1');
  }
  if (clean.length > bodyCap) clean = clean.subarray(0, bodyCap);
  const shown = isUtf8(clean) ? { text: clean.toString('utf8') } : { base64: clean.toString('base64') };
  return { ...shown, bytes, capped };
}
