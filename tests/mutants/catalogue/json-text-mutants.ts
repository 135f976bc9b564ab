import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { header, onRefusal, responded, text, withHeader } from '../../../src/portal/interceptors/alter.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import type { PortalResponse } from '../../../src/portal/pipeline/response.ts';
import type { RestCall } from '../../../src/portal/pipeline/rest-call.ts';
import { bytes, onCode, onSuccess, onWritten } from '../deviations.ts';
import { faulty, must } from '../mutant.ts';

const asksFor = (call: RestCall, coding: string) =>
  String(call.wire.headers['accept-encoding'] ?? '').includes(coding);

/** Compresses, whoever asked for what. */
function packed(coding: string, pack: (body: string | Buffer) => Buffer): () => Interceptor {
  return () =>
    responded((response: PortalResponse, call) =>
      asksFor(call, coding)
        ? response
        : { ...withHeader(response, 'Content-Encoding', coding), body: pack(response.body) },
    );
}

/** Compresses for those who ask, and does it badly. */
function badlyPacked(coding: string, pack: (body: string | Buffer) => Buffer): () => Interceptor {
  return () =>
    responded((response: PortalResponse, call) =>
      asksFor(call, coding)
        ? { ...withHeader(response, 'Content-Encoding', coding), body: pack(response.body) }
        : response,
    );
}

/** Puts bytes that are no UTF-8 into the text of an error. */
const badBytes =
  (...bad: readonly number[]) =>
  () =>
    bytes(
      (body) => Buffer.concat([body.subarray(0, -2), Buffer.from(bad), Buffer.from('"}')]),
      (o) => o.kind === 'refusal',
    );

/** Portals whose body is not exactly one JSON text. */
export const jsonTextMutants = [
  ...must('protocol', 'one-json-text', {
    jsonp: ['wraps the JSON into the call of a function', () => text((body) => `callback(${body});`)],
    'guard-before': ["writes )]}', before the JSON", () => text((body) => `)]}',\n${body}`)],
    'several-lines': ['sends a second JSON text on a second line', () => text((body) => `${body}\n${body}`)],
    'in-a-list': ['sends a list with one answer in it', () => text((body) => `[${body}]`)],
    'encoded-twice': ['encodes the JSON once more, as a string', () => text((body) => JSON.stringify(body))],
    'comment-before': ['writes a comment before the JSON', () => text((body) => `/* answer */${body}`)],
    'comment-inside': [
      'writes a comment into the JSON',
      () => text((body) => body.replace('{', '{/* answer */'), onRefusal),
    ],
    'trailing-comma': [
      'writes a comma behind the last member',
      () => text((body) => body.replace(/\}$/, ',}'), onRefusal),
    ],
    'single-quotes': [
      'puts single quotes for double ones',
      () => text((body) => body.replaceAll('"', "'"), onRefusal),
    ],
    'bare-names': [
      'writes names of members without quotes',
      () => text((body) => body.replace('"error":', 'error:'), onRefusal),
    ],
    'not-a-number': [
      'writes NaN for a number',
      () => text((body) => body.replace(/("duration":)[\d.e-]+/, '$1NaN'), onSuccess),
    ],
    'capital-true': [
      'writes True for true',
      () => text((body) => body.replace('"result":true', '"result":True'), onWritten),
    ],
    'raw-line-break': [
      'has a raw line break in the text of an error',
      () => text((body) => body.replace(/"\}$/, '\n"}'), onRefusal),
    ],
    'bad-escape': [
      'has an escape in the text of an error that JSON does not know',
      () => text((body) => body.replace(/"\}$/, '\\x"}'), onRefusal),
    ],
    ...faulty('truncated-json'),
    'no-body': ['answers errors with an empty body', () => text(() => '', onRefusal)],
    'null-body': ['answers errors with `null`', () => text(() => 'null', onRefusal)],
    'zero-byte-behind': ['sends a zero byte behind the JSON', () => text((body) => `${body}\0`)],
    'markup-behind': [
      'sends a comment of HTML behind the JSON',
      () => text((body) => `${body}<!-- 0.01 s -->`),
    ],
    'warning-before-errors': [
      'prints a notice of PHP before the JSON of a denial',
      () => text((body) => `Notice: Undefined index: chat\n${body}`, onCode('ACCESS_ERROR')),
    ],
    'bom-on-errors': [
      'begins errors, and only errors, with a byte order mark',
      () => text((body) => `\ufeff${body}`, onRefusal),
    ],
    'utf-16': [
      'writes the JSON in UTF-16',
      () => bytes((body) => Buffer.from(body.toString('utf8'), 'utf16le')),
    ],
    'repeated-error': [
      'has the code of an error twice',
      () => text((body) => body.replace('{"error":', '{"error":"X","error":'), onRefusal),
    ],
    'repeated-in-time': [
      'has a member of `time` twice',
      () => text((body) => body.replace('"start":', '"start":0,"start":'), onSuccess),
    ],
    'repeated-by-escape': [
      'has a member twice, once with an escape in its name',
      () => text((body) => body.replace('{"error":', '{"\\u0065rror":"X","error":'), onRefusal),
    ],
    'latin1-byte': ['has a letter of ISO-8859-1 in the text of an error', badBytes(0xe9)],
    'overlong-utf8': ['has an overlong sequence in the text of an error', badBytes(0xc0, 0xaf)],
    'surrogates-in-utf8': [
      'has half of a surrogate pair as UTF-8 in the text of an error',
      badBytes(0xed, 0xa0, 0x80),
    ],
    'cut-utf8': ['cuts a character in the text of an error', badBytes(0xd0)],
    'surrogate-in-name': [
      'has an unpaired surrogate in the name of a member',
      () => text((body) => body.replace(/\}$/, ',"\\udc00":0}'), onRefusal),
      ['unknown-members'],
    ],
    'unrequested-deflate': [
      'deflates although the request accepts no coding',
      packed('deflate', deflateSync),
    ],
    'unrequested-brotli': [
      'compresses by brotli although the request accepts no coding',
      packed('br', brotliCompressSync),
    ],
    'gzip-without-saying': [
      'compresses and does not say so',
      () => bytes((body) => gzipSync(body), onRefusal),
    ],
    'says-gzip-and-is-plain': ['says gzip and sends plain text', () => header('Content-Encoding', 'gzip')],
    'cut-gzip': [
      'cuts compressed answers short',
      badlyPacked('gzip', (body) => gzipSync(body).subarray(0, -12)),
    ],
    'invalid-gzip': [
      'sends plain text as gzip to those who ask for gzip',
      badlyPacked('gzip', (body) => Buffer.from(body)),
    ],
    'gzip-twice': [
      'compresses twice for those who ask for gzip',
      badlyPacked('gzip', (body) => gzipSync(gzipSync(body))),
    ],
    'deflate-for-gzip': ['sends deflate as gzip to those who ask for gzip', badlyPacked('gzip', deflateSync)],
  }),
];
