import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { HeaderPair } from '../../../src/exchange/record/exchange.ts';

/** The parts of a response in which a portal can repeat a secret. */
export interface Placed {
  readonly reason?: string;
  readonly headers?: readonly HeaderPair[];
  readonly body?: Buffer;
  /** False where the connection ends within the body. */
  readonly complete?: boolean;
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const each = (text: string, spell: (character: string, code: number) => string) =>
  [...text].map((character) => spell(character, character.charCodeAt(0))).join('');
const hex = (code: number) => code.toString(16).padStart(2, '0');

/** Spellings of a text, as latin1 characters. */
const spellings: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  'upper case': (text) => text.toUpperCase(),
  'lower case': (text) => text.toLowerCase(),
  'per cent': (text) => each(text, (_, code) => `%${hex(code)}`),
  'per cent twice': (text) => each(text, (_, code) => `%25${hex(code)}`),
  'JSON escapes': (text) => each(text, (_, code) => `\\u00${hex(code)}`),
  'JavaScript escapes': (text) => each(text, (_, code) => `\\x${hex(code)}`),
  'HTML entities': (text) => each(text, (_, code) => `&#${code};`),
  'hexadecimal HTML entities': (text) => each(text, (_, code) => `&#x${hex(code)};`),
  hex: (text) => Buffer.from(text).toString('hex'),
  base64: (text) => Buffer.from(`user:${text}`).toString('base64'),
  'base64 for URLs': (text) => Buffer.from(`??>${text}~`).toString('base64url'),
  'with a hyphen that is not shown': (text) => each(text, (character) => `${character}\xc2\xad`),
  'split by escapes of NUL': (text) => each(text, (character) => `${character}\\u0000`),
  'split by per-cent NUL': (text) => each(text, (character) => `${character}%00`),
};

/** Spellings that only a body can hold. */
const bodySpellings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-16': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16 with a mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 in network order': utf16be,
  'UTF-32': (text) => Buffer.from(each(text, (character) => `${character}\0\0\0`)),
  'split by NUL': (text) => Buffer.from(each(text, (character) => `${character}\0`)),
  'split by two NUL': (text) => Buffer.from(each(text, (character) => `${character}\0\0`)),
  'split by line ends': (text) => Buffer.from(each(text, (character) => `${character}\r\n`)),
  'base64 in lines': (text) =>
    Buffer.from(
      Buffer.from(text)
        .toString('base64')
        .replace(/.{7}/g, (line) => `${line}\r\n`),
    ),
  'beside bytes that are no UTF-8': (text) => Buffer.from(`\xff\xe9${text}\xff`, 'latin1'),
  'beside control characters': (text) => Buffer.from(`\xff\x01\x02${text}\x03`, 'latin1'),
  'behind a byte order mark': (text) => Buffer.from(`\ufeff${text}`),
};

/** The texts around a spelling within a body. */
const surroundings: Readonly<Record<string, readonly [before: string, behind: string]>> = {
  'a JSON value': ['{"result":"', '"}'],
  'a JSON name': ['{"', '":true}'],
  'an HTML page': ['<html><body><a href="/rest/7/', '/profile">x</a></body></html>'],
  'a warning before JSON': ['<b>Warning</b>: /rest/7/', ' in x.php\n{"result":true}'],
};

const headers: Readonly<Record<string, (spelt: string) => HeaderPair>> = {
  'a header': (spelt) => ['X-Debug', spelt],
  "a header's name": (spelt) => [`X-${spelt}`, '1'],
  Location: (spelt) => ['Location', `https://portal.example/rest/7/${spelt}/profile?auth=${spelt}`],
  'Set-Cookie': (spelt) => ['Set-Cookie', `s=${spelt}; Path=/`],
  Link: (spelt) => ['Link', `<https://portal.example/${spelt}>; rel="next"`],
};

/** A gzip stream that carries a text where the format has room beside the content. */
function gzipWith(flag: number, extra: Buffer): Buffer {
  const packed = gzipSync('{"result":true}');
  const head = Buffer.from(packed.subarray(0, 10));
  head[3] = flag;
  return Buffer.concat([head, extra, packed.subarray(10)]);
}

type Pack = (bytes: Buffer) => Buffer;
const packings: Readonly<Record<string, Pack>> = {
  gzip: gzipSync,
  deflate: deflateSync,
  'raw deflate': deflateRawSync,
  br: brotliCompressSync,
};

function packed(encoding: string | null, body: Buffer): Placed {
  return { body, headers: encoding === null ? [] : [['Content-Encoding', encoding]] };
}

function packedPlacements(text: string): Readonly<Record<string, Placed>> {
  const json = Buffer.from(`{"result":"${text}"}`);
  const placed: Record<string, Placed> = {};
  for (const [name, pack] of Object.entries(packings)) {
    const label = name === 'raw deflate' ? 'deflate' : name;
    placed[`${name} by its label`] = packed(label, pack(json));
    placed[`${name} without a label`] = packed(null, pack(json));
    placed[`${name} of the bare text without a label`] = packed(null, pack(Buffer.from(text)));
    placed[`${name} under an unknown label`] = packed('zstd', pack(json));
    placed[`${name} that is cut`] = { ...packed(label, pack(json).subarray(0, -1)), complete: false };
    for (const [inner, packInner] of Object.entries(packings))
      placed[`${inner} within ${name}`] = packed(label, pack(packInner(json)));
    placed[`${name} under two labels`] = packed(`${label}, ${label}`, pack(pack(json)));
    placed[`${name} behind text`] = packed(null, Buffer.concat([Buffer.from('{"result":"'), pack(json)]));
  }
  const name = Buffer.concat([Buffer.from(text), Buffer.from([0])]);
  const field = Buffer.concat([Buffer.from([text.length, 0]), Buffer.from(text)]);
  const member = gzipSync('{"result":true}');
  return {
    ...placed,
    "gzip's name": packed('gzip', gzipWith(0x08, name)),
    "gzip's comment": packed('gzip', gzipWith(0x10, name)),
    "gzip's further field": packed('gzip', gzipWith(0x04, field)),
    "gzip's name without a label": packed(null, gzipWith(0x08, name)),
    'behind the end of gzip': packed('gzip', Buffer.concat([member, Buffer.from(text)])),
    'a second member of gzip': packed('gzip', Buffer.concat([member, gzipSync(text)])),
    'the label itself': { headers: [['Content-Encoding', text]], body: Buffer.from(text) },
  };
}

/** Every placement of a text, by name. */
export function placementsOf(text: string): Readonly<Record<string, Placed>> {
  const placed: Record<string, Placed> = { ...packedPlacements(text) };
  const inBody = { ...spellings, ...bodySpellings };
  for (const [spelling, spell] of Object.entries(inBody)) {
    const bytes = spell(text);
    const spelt = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
    placed[`${spelling}: the whole body`] = { body: spelt };
    placed[`${spelling}: gzip`] = packed('gzip', gzipSync(spelt));
    for (const [around, [before, behind]] of Object.entries(surroundings))
      placed[`${spelling}: ${around}`] = {
        body: Buffer.concat([Buffer.from(before), spelt, Buffer.from(behind)]),
      };
  }
  for (const [spelling, spell] of Object.entries(spellings)) {
    placed[`${spelling}: the reason phrase`] = { reason: `OK ${spell(text)}` };
    for (const [place, make] of Object.entries(headers))
      placed[`${spelling}: ${place}`] = { headers: [make(spell(text))] };
  }
  for (const length of [text.length - 1, Math.ceil(text.length / 2)])
    placed[`the first ${length} characters at the end of a cut body`] = {
      body: Buffer.from(`{"a":"${text.slice(0, length)}`),
      complete: false,
    };
  return placed;
}
