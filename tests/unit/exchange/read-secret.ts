import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

type Unpack = (bytes: Buffer, options: object) => Buffer;

/** How to unpack each kind of data, and as much of it as there is. */
const unpackers: readonly (readonly [unpack: Unpack, finishFlush: number])[] = [
  [gunzipSync, constants.Z_SYNC_FLUSH],
  [inflateSync, constants.Z_SYNC_FLUSH],
  [inflateRawSync, constants.Z_SYNC_FLUSH],
  [brotliDecompressSync, constants.BROTLI_OPERATION_FLUSH],
];

/** Where packed data begins within a body: at its start, or behind the text that placements put in front. */
const offsets = [0, '{"result":"'.length];

/** Bytes, and whatever they unpack to, packed twice and behind text included. */
function unpacked(bytes: Buffer, depth = 0): readonly Buffer[] {
  if (depth > 2) return [bytes];
  const inner = unpackers.flatMap(([unpack, finishFlush]) =>
    (depth === 0 ? offsets : [0]).flatMap((offset) => {
      try {
        const plain = unpack(bytes.subarray(offset), { finishFlush });
        return plain.length < 4 ? [] : [plain];
      } catch {
        return [];
      }
    }),
  );
  return [bytes, ...inner.flatMap((one) => unpacked(one, depth + 1))];
}

function readings(bytes: Buffer): readonly string[] {
  const text = bytes.toString('latin1');
  const undone = text
    .replace(/%(?:25)*([0-9a-f]{2})|\\+(?:u00|x)([0-9a-f]{2})/gi, (_, one, other) =>
      String.fromCharCode(Number.parseInt(one ?? other, 16)),
    )
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, x, digits) =>
      String.fromCharCode(Number.parseInt(digits, x ? 16 : 10)),
    );
  return [text, undone].flatMap((one) => [one, one.replace(/[^\x20-\x7e]/g, '')]);
}

/** The head of a response as latin1 text, and its body. */
export interface Parts {
  readonly head: string;
  readonly body: Buffer;
}

/** Whether the beginning of a secret can be read out of a response, by other means than the redactor's own. */
export function canBeRead(whole: string, { head, body }: Parts): boolean {
  const secret = whole.slice(0, 8);
  const core = (offset: number) =>
    Buffer.from('~'.repeat(offset) + secret)
      .toString('base64')
      .slice(offset === 0 ? 0 : offset + 1, -4);
  const wanted = [secret.toLowerCase(), Buffer.from(secret).toString('hex')];
  const wantedBase64 = [0, 1, 2].map(core);
  return [Buffer.from(head, 'latin1'), ...unpacked(body)]
    .flatMap(readings)
    .some(
      (text) =>
        wanted.some((one) => text.toLowerCase().includes(one)) ||
        wantedBase64.some((one) => text.replaceAll('_', '/').replaceAll('-', '+').includes(one)),
    );
}
