import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { contentCodings, decodeContent } from './content-coding.ts';
import type { RecordedBody } from './exchange.ts';
import type { Redactor } from './redact.ts';
import { isText } from './text-or-binary.ts';

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

/** What stands for bytes in which no search finds a secret. It is no placeholder of a secret: nothing was found in them. */
function notKept({ kept, bytes }: ReceivedBody, why: string): Buffer {
  const hash = createHash('sha256').update(kept).digest('hex');
  const part = kept.length < bytes ? ` of the first ${kept.length}` : '';
  return Buffer.from(`[not kept: ${bytes} bytes that ${why}, sha256${part} ${hash}]`);
}

/**
 * The bytes to keep. A packed body is searched unpacked and always packed anew, because the formats have room beside the
 * content: names, comments, further members. Bytes that are no text when every coding of the label is undone are not kept.
 */
function redactContent(received: ReceivedBody, contentEncoding: string, redactor: Redactor): Buffer {
  const { kept, bytes, complete } = received;
  const { bytes: plain, decoding, encode } = decodeContent(kept, contentCodings([contentEncoding]));
  if (decoding === 'too-long') return notKept(received, 'decode to more than 8 MiB');
  const cut = !complete || bytes > bodyCap;
  if (!isText(plain, cut)) return encode(notKept(received, 'are no text'));
  if (decoding === 'decoded' || decoding === 'raw-deflate') return encode(redactor.bytes(plain));
  if (!cut) return redactor.bytes(plain);
  return Buffer.from(redactor.cutText(plain.toString('latin1')), 'latin1').subarray(0, bodyCap);
}

function shown(clean: Buffer, bytes: number): RecordedBody {
  const body = isUtf8(clean) ? { text: clean.toString('utf8') } : { base64: clean.toString('base64') };
  return { ...body, bytes, capped: bytes > bodyCap };
}

/** Makes a record of a body that somebody else made: redacted, cut at the cap, as text where it is UTF-8. */
export function recordBody(
  received: ReceivedBody,
  contentEncoding: string,
  redactor: Redactor,
): RecordedBody {
  return shown(redactContent(received, contentEncoding, redactor), received.bytes);
}

/** Makes a record of a body that the suite has sent. Its plan packs no secret, so any bytes are kept, redacted. */
export function recordSentBody(body: Buffer, redactor: Redactor): RecordedBody {
  return shown(redactor.bytes(body).subarray(0, bodyCap), body.length);
}
