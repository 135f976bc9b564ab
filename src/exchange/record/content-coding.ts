import {
  brotliCompressSync,
  brotliDecompressSync,
  deflateRawSync,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateRawSync,
  inflateSync,
} from 'node:zlib';

/** Bytes that a body may have when it is decoded. A longer one is a decompression bomb, or no response of a method. */
const maxDecoded = 8 * 1024 * 1024;

/** What came of decoding: `raw-deflate` is `deflate` without the zlib format that RFC 9110 asks for. */
export type Decoding = 'none' | 'decoded' | 'raw-deflate' | 'unknown' | 'invalid' | 'too-long';

/** A decoded body; the bytes as they came where they could not be decoded. */
export interface DecodedContent {
  readonly bytes: Buffer;
  readonly decoding: Decoding;
  /** Encodes other bytes in the same codings. */
  readonly encode: (bytes: Buffer) => Buffer;
}

/** Content codings of `Content-Encoding`, in the order in which they were applied: lower case, `x-gzip` as `gzip`, without `identity`. */
export function contentCodings(values: readonly string[]): readonly string[] {
  return values.flatMap(tokensIn).filter((coding) => coding !== 'identity');
}

/** Comma-separated tokens. A recipient treats `x-gzip` as `gzip`. @see https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1.3 */
function tokensIn(value: string): readonly string[] {
  return value
    .split(',')
    .map((token) =>
      token
        .trim()
        .toLowerCase()
        .replace(/^x-(?=gzip$|compress$)/, ''),
    )
    .filter((token) => token !== '');
}

/** Whether `Accept-Encoding` allows a coding. @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3 */
export function allowsCoding(acceptEncoding: string, coding: string): boolean {
  const weights = new Map(
    acceptEncoding.split(',').map((part) => {
      const [token = '', ...parameters] = part.split(';');
      const weight = parameters.map((one) => /^\s*q\s*=\s*([\d.]+)\s*$/i.exec(one)?.[1]).find(Boolean);
      return [tokensIn(token)[0] ?? '', Number(weight ?? 1)] as const;
    }),
  );
  return (weights.get(coding) ?? weights.get('*') ?? 0) > 0;
}

const limit = { maxOutputLength: maxDecoded };

function inflateWithout(bytes: Buffer): Buffer {
  const { buffer, engine } = inflateRawSync(bytes, { ...limit, info: true }) as unknown as {
    readonly buffer: Buffer;
    readonly engine: { readonly bytesWritten: number };
  };
  // Raw deflate has no checksum: text that happens to begin like it is recognised by what is left over.
  if (engine.bytesWritten !== bytes.length) throw new Error('This is not deflate data.');
  return buffer;
}

function decodeOne(bytes: Buffer, coding: string): DecodedContent {
  if (coding === 'gzip')
    return { bytes: gunzipSync(bytes, limit), decoding: 'decoded', encode: (plain) => gzipSync(plain) };
  if (coding === 'br')
    return {
      bytes: brotliDecompressSync(bytes, limit),
      decoding: 'decoded',
      encode: (plain) => brotliCompressSync(plain),
    };
  if (coding !== 'deflate') return { bytes, decoding: 'unknown', encode: (plain) => plain };
  try {
    return { bytes: inflateSync(bytes, limit), decoding: 'decoded', encode: (plain) => deflateSync(plain) };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return {
      bytes: inflateWithout(bytes),
      decoding: 'raw-deflate',
      encode: (plain) => deflateRawSync(plain),
    };
  }
}

/** Undoes content codings, the last applied first. Nothing is thrown: what cannot be decoded keeps its bytes. */
export function decodeContent(received: Buffer, codings: readonly string[]): DecodedContent {
  const asReceived = (decoding: Decoding): DecodedContent => ({
    bytes: received,
    decoding,
    encode: (plain) => plain,
  });
  if (codings.length === 0 || received.length === 0) return asReceived('none');
  let decoded: DecodedContent = { bytes: received, decoding: 'decoded', encode: (plain) => plain };
  try {
    for (const coding of codings.toReversed()) {
      const { bytes, decoding, encode } = decodeOne(decoded.bytes, coding);
      if (decoding === 'unknown') return asReceived('unknown');
      const outer = decoded.encode;
      decoded = {
        bytes,
        decoding: decoded.decoding === 'raw-deflate' ? 'raw-deflate' : decoding,
        encode: (plain) => outer(encode(plain)),
      };
    }
    return decoded;
  } catch (error) {
    return asReceived(error instanceof RangeError ? 'too-long' : 'invalid');
  }
}
