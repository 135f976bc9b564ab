import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { describeFact } from '../../../../src/evaluate/describe-fact.ts';
import { findingsOf } from '../context.ts';
import { declareResponses } from '../declare-responses.ts';
import { type ExchangeDraft, failed, page, refused, success } from '../make-exchange.ts';

const text = '{"result":true}';
const packed = (coding: string, body: Buffer, asked: string): ExchangeDraft => ({
  body,
  more: [['Content-Encoding', coding]],
  request: { acceptEncoding: asked },
});
const brokenOff = (again: ExchangeDraft | null): ExchangeDraft => ({
  body: '{"result":tr',
  brokeOff: true,
  confirmed: { control: success, again },
});
const framing = (code: string, again: ExchangeDraft | null): ExchangeDraft => ({
  ...failed('protocol', code),
  confirmed: { control: success, again },
});

declareResponses('one-json-text', {
  right: {
    'a success': success,
    'an error': refused(403, 'ACCESS_ERROR'),
    'whitespace of every allowed kind around it': { body: ` \t\r\n${text}\r\n ` },
    'a pretty-printed body': { body: JSON.stringify({ result: true, time: { start: 1 } }, null, 4) },
    'escapes of all kinds': {
      body: '{"error":"\\u0041CCESS_ERROR","error_description":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0027\\ud83d\\ude00"}',
    },
    'letters of other alphabets': { body: { error: 'X', error_description: 'Нет доступа 😀' } },
    'the same name at different depths': { body: '{"result":true,"time":{"result":1}}' },
    'numbers in every notation': {
      body: '{"result":true,"time":{"start":1.5e3,"finish":-0,"duration":1E-2}}',
    },
    'gzip that was asked for': packed('gzip', gzipSync(text), 'gzip'),
    'Brotli that was asked for': packed('br', brotliCompressSync(text), 'gzip, br'),
    'gzip where everything is welcome': packed('gzip', gzipSync(text), '*'),
    'identity by name where another coding is welcome': packed('identity', Buffer.from(text), 'gzip'),
    'x-gzip where gzip is welcome': packed('x-gzip', gzipSync(text), 'gzip'),
    'gzip where x-gzip is welcome': packed('GZIP', gzipSync(text), 'x-gzip;q=0.5'),
    'two codings, each welcome': packed('deflate, gzip', gzipSync(deflateSync(text)), 'gzip, deflate'),
    'a coding with blanks around it': packed(' gzip ', gzipSync(text), 'gzip'),
    'identity by name': packed('identity', Buffer.from(text), 'identity'),
    'a page that the portal wrote as JSON': { status: 200, body: '{}' },
    'nesting of 512 levels': { body: `{"result":${'['.repeat(511)}${']'.repeat(511)}${' '.repeat(99)}}` },
    'a thousand brackets in a text': { body: { error: 'X', error_description: '[{"'.repeat(1_000) } },
    'a text beyond the first plane': { body: { result: '\u{1F600}' } },
  },
  wrong: {
    'a byte order mark': [{ body: `\uFEFF${text}` }, 'byte-order-mark'],
    'a warning before the object': [{ body: `Warning: x in y\n${text}` }, 'no-json'],
    'a text behind the object': [{ body: `${text}<br>` }, 'no-json'],
    'two objects': [{ body: text + text }, 'no-json'],
    'a form feed around it': [{ body: `\f${text}` }, 'no-json'],
    'an empty body': [{ body: '' }, 'no-json'],
    'a list': [{ body: '[{"result":true}]' }, 'no-object'],
    'a bare true': [{ body: 'true' }, 'no-object'],
    'a bare null': [{ body: 'null' }, 'no-object'],
    'a bare text': [{ body: '"ok"' }, 'no-object'],
    'single quotes': [{ body: "{'result':true}" }, 'no-json'],
    'a comma too much': [{ body: '{"result":true,}' }, 'no-json'],
    'a control character in a text': [{ body: '{"error":"a\nb"}' }, 'no-json'],
    'a number that is none': [{ body: '{"result":NaN}' }, 'no-json'],
    'a repeated member': [{ body: '{"result":true,"result":false}' }, 'repeated-member /result'],
    'a repeated member, once escaped': [
      { body: '{"result":true,"\\u0072esult":true}' },
      'repeated-member /result',
    ],
    'a repeated member deep inside': [
      { body: '{"result":true,"time":{"a":[{"b":1,"b":2}]}}' },
      'repeated-member /time/a/0/b',
    ],
    'a repeated member whose name needs escapes': [
      { body: '{"a/b~":1,"a/b~":1,"result":true}' },
      'repeated-member /a~1b~0',
    ],
    'half of a surrogate pair': [
      { body: '{"error":"X","error_description":"\\ud800"}' },
      'lone-surrogate /error_description',
    ],
    'the wrong half first': [{ body: '{"error":"\\udc00\\ud800"}' }, 'lone-surrogate /error'],
    'half of a pair in a name': [{ body: '{"result":true,"\\ud83d":1}' }, 'lone-surrogate /\ud83d'],
    'bytes that are no UTF-8': [{ body: Buffer.from('{"error":"\xcd\xe5\xf2"}', 'latin1') }, 'invalid-utf-8'],
    'UTF-16': [{ body: Buffer.from(text, 'utf16le') }, 'no-json'],
    'a coding that was not asked for': [
      packed('gzip', gzipSync(text), 'identity'),
      'unrequested-content-coding',
    ],
    'another coding than was asked for': [
      packed('br', brotliCompressSync(text), 'gzip'),
      'unrequested-content-coding',
    ],
    'a coding whose name is a part of a welcome one': [
      packed('zip', Buffer.from(text), 'gzip'),
      'unrequested-content-coding',
    ],
    'a coding of weight 0': [
      packed('br', brotliCompressSync(text), '*, br;q=0'),
      'unrequested-content-coding',
    ],
    'two codings of which one is welcome': [
      packed('br, gzip', gzipSync(brotliCompressSync(text)), 'gzip'),
      'unrequested-content-coding',
    ],
    'text that says deflate': [packed('deflate', Buffer.from(text), 'deflate'), 'invalid-content-coding'],
    'gzip that is not declared': [{ body: gzipSync(text) }, 'invalid-utf-8'],
    'a body that says gzip and is none': [
      packed('gzip', Buffer.from([0xff, 0xfe, 1]), 'gzip'),
      'invalid-content-coding',
      'invalid-utf-8',
    ],
    'no gzip, and not asked for': [
      packed('gzip', Buffer.from(text), 'identity'),
      'unrequested-content-coding',
    ],
    'nothing that says gzip': [packed('gzip', Buffer.from(''), 'gzip'), 'no-json'],
    'nesting of 513 levels': [
      { body: `{"result":${'['.repeat(512)}${']'.repeat(512)}${' '.repeat(99)}}` },
      'too-deep',
    ],
    'nesting that nothing can walk': [
      { body: `{"result":${'['.repeat(100_000)}${']'.repeat(100_000)}}` },
      'too-deep',
    ],
    'a body that breaks off each time': [brokenOff({ body: '{"res', brokeOff: true }), 'truncated-body'],
    'bytes that break the framing each time': [
      framing('HPE_INVALID_CHUNK_SIZE', failed('protocol', 'HPE_INVALID_CHUNK_SIZE')),
      'broken-framing',
    ],
    'more bytes than announced, everywhere': [
      { body: text, excess: true, confirmed: { control: { body: text, excess: true }, again: null } },
      'broken-framing',
    ],
  },
  silent: {
    'a redirect': { status: 301, body: '<html>' },
    'a page of somebody else': page(502),
    'no response': failed('reset'),
    'a body that was cut once': brokenOff(success),
    'a body that was cut when nothing could be confirmed': { body: '{"res', brokeOff: true },
    'a body beyond what is kept': { body: text, bytes: 5_000_000, capped: true },
    'something that does not speak HTTP': framing('NOT_HTTP', failed('protocol', 'NOT_HTTP')),
    'bytes that break the framing everywhere, and no status': {
      ...failed('protocol', 'HPE_INVALID_HEADER_TOKEN'),
      confirmed: { control: failed('protocol', 'HPE_INVALID_HEADER_TOKEN'), again: null },
    },
    'framing that broke once': framing('HPE_INVALID_CONSTANT', success),
  },
});

test('one-json-text says what came in place of the text', async () => {
  const received = async (draft: ExchangeDraft) =>
    (await findingsOf('one-json-text', draft))?.map(({ received: fact }) => describeFact(fact));

  expect(await received({ body: '' })).toEqual(['nothing']);
  expect((await received({ body: 'no' }))?.[0]).toMatch(/^no \(.+\)$/);
  expect(await received({ body: '{"a":1,"a":2}' })).toEqual(['a']);
  expect(await received({ body: '{"error":"\\ud800"}' })).toEqual(['/error']);
  expect(await received(framing('HPE_INVALID_CHUNK_SIZE', failed('protocol', 'HPE_X')))).toEqual([
    'HPE_INVALID_CHUNK_SIZE',
  ]);
});

test('one-json-text accepts raw deflate data as an alternative, because browsers do', async () => {
  const draft = packed('deflate', deflateRawSync(text), 'deflate');
  expect(await findingsOf('one-json-text', draft)).toMatchObject([
    { code: 'raw-deflate', weight: 'alternative' },
  ]);
});
