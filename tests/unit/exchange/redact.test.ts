import { brotliCompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { recordBody } from '../../../src/exchange/record/record-body.ts';
import { createRedactor } from '../../../src/exchange/record/redact.ts';
import { secretsOf } from '../../../src/exchange/target/target.ts';
import { code, targetAt } from './local-server.ts';

const target = targetAt('http://127.0.0.1:4321', {
  secondWebhook: { userId: '9', code: 's3condCodeOfOther' },
  oauth: {
    accessToken: 'acc355acc355acc355',
    refreshToken: 'r3fr35hr3fr35h',
    clientId: 'app.1',
    clientSecret: 'cl13ntS3cr3t',
  },
});
const redactor = createRedactor(secretsOf(target), '127.0.0.1:4321');

function percent(text: string): string {
  return [...text].map((character) => `%${character.charCodeAt(0).toString(16)}`).join('');
}

const spellings: Record<string, (text: string) => string> = {
  plain: (text) => text,
  'upper case': (text) => text.toUpperCase(),
  'lower case': (text) => text.toLowerCase(),
  'per cent': percent,
  'per cent twice': (text) => percent(text).replaceAll('%', '%25'),
  'per cent in part': (text) => text.slice(0, 3) + percent(text.slice(3, 6)) + text.slice(6),
  'JSON escapes': (text) => [...text].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join(''),
  'HTML entities': (text) => [...text].map((c) => `&#${c.charCodeAt(0)};`).join(''),
  hex: (text) => Buffer.from(text).toString('hex'),
  'hex in upper case': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'base64 at 0': (text) => Buffer.from(`${text}~~`).toString('base64'),
  'base64 at 1': (text) => Buffer.from(`7/im:${text}?>`.slice(1)).toString('base64'),
  'base64 at 2': (text) => Buffer.from(`7/im:${text}`).toString('base64url'),
  'UTF-16': (text) => Buffer.from(text, 'utf16le').toString('latin1'),
};

for (const [name, spell] of Object.entries(spellings)) {
  test(`a secret written as ${name} is taken out`, () => {
    for (const secret of secretsOf(target)) {
      const spelt = spell(secret.value);
      for (const around of ['', '"', ' x', '/rest/']) {
        const clean = redactor.text(`${around}${spelt}${around}`);
        expect(clean).toContain('[redacted:');
        const third = Math.floor(spelt.length / 3);
        expect(clean).not.toContain(spelt.slice(third, 2 * third));
      }
    }
  });
}

test('every placeholder names its secret, and redacting twice changes nothing', () => {
  const clean = redactor.text(
    `a ${code} b ${code.slice(0, -1)} c acc355acc355acc355 d cl13ntS3cr3t e s3condCodeOfOther`,
  );
  expect(clean).toBe(
    'a [redacted:webhook-code] b [redacted:webhook-code:shortened] c [redacted:access-token] ' +
      'd [redacted:client-secret] e [redacted:second-webhook-code]',
  );
  expect(redactor.text(clean)).toBe(clean);
});

test('overlapping and repeated secrets leave nothing behind', () => {
  expect(redactor.text(code + code)).not.toContain(code.slice(4, 12));
  expect(redactor.text(code.slice(0, 8) + code + code.slice(8))).not.toContain(code);
  const nasty = createRedactor(
    [
      { name: 'a', value: 'abcabcab' },
      { name: 'b', value: 'redacted' },
    ],
    'h:1',
  );
  expect(nasty.text('abcabcabcabcab redacted')).not.toContain('abcabcab');
});

test('the authority becomes [portal], and only the authority', () => {
  expect(redactor.text('http:\\/\\/127.0.0.1:4321\\/rest')).toBe('http:\\/\\/[portal]\\/rest');
  expect(redactor.text('127.0.0.1%3A4321')).toBe('[portal]');
  expect(redactor.text('127.0.0.1:43210 1127.0.0.1:4321')).toBe('127.0.0.1:43210 1127.0.0.1:4321');
});

for (const [coding, pack] of Object.entries({
  gzip: gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
})) {
  test(`a secret in a body packed with ${coding} is taken out of the packed body`, () => {
    const packed = pack(Buffer.from(`{"result":"${code}"}`));
    const body = recordBody({ kept: packed, bytes: packed.length, complete: true }, coding, redactor);
    expect(body.bytes).toBe(packed.length);
    if (coding !== 'gzip') return;
    const plain = gunzipSync(Buffer.from(body.base64 ?? '', 'base64')).toString();
    expect(plain).toBe('{"result":"[redacted:webhook-code]"}');
  });
}

test('an innocent packed body keeps its bytes', () => {
  const packed = gzipSync('{"result":true}');
  const body = recordBody({ kept: packed, bytes: packed.length, complete: true }, 'gzip', redactor);
  expect(body.base64).toBe(packed.toString('base64'));
});

for (const [what, kept, coding, shown] of [
  [
    'packed data without a label',
    gzipSync('{"result":true}'),
    '',
    /^\[not kept: \d+ bytes that are no text, sha256 [0-9a-f]{64}\]$/,
  ],
  [
    'an image',
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    '',
    /^\[not kept: 16 bytes that are no text/,
  ],
  [
    'a packed body that is cut',
    gzipSync('{"result":true}').subarray(0, -3),
    'gzip',
    /^\[not kept: \d+ bytes/,
  ],
  [
    'a decompression bomb',
    gzipSync(Buffer.alloc(9 * 1024 * 1024)),
    'gzip',
    /^\[not kept: \d+ bytes that decode to more than 8 MiB/,
  ],
] as const) {
  test(`${what} is replaced by its length and hash`, () => {
    const body = recordBody({ kept, bytes: kept.length, complete: true }, coding, redactor);
    expect(body.text).toMatch(shown);
    expect(body.bytes).toBe(kept.length);
  });
}

test('a packed body in a packed body is replaced within the outer one', () => {
  const packed = gzipSync(gzipSync(code));
  const body = recordBody({ kept: packed, bytes: packed.length, complete: true }, 'gzip', redactor);
  const plain = gunzipSync(Buffer.from(body.base64 ?? '', 'base64')).toString();
  expect(plain).toMatch(/^\[not kept: \d+ bytes that are no text/);
});

for (const [what, kept] of Object.entries({
  'windows-1251': Buffer.concat([
    Buffer.from('{"error":"'),
    Buffer.from([0xce, 0xf8, 0xe8, 0xe1, 0xea, 0xe0]),
    Buffer.from('"}'),
  ]),
  'UTF-16': Buffer.from('\ufeff{"error":"Ошибка"}', 'utf16le'),
  'UTF-8 with a bad byte': Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]),
  'UTF-8 with NUL': Buffer.from('{"a":"\0"}'),
})) {
  test(`text in ${what} keeps its bytes`, () => {
    const body = recordBody({ kept, bytes: kept.length, complete: true }, '', redactor);
    expect(
      Buffer.from(body.base64 ?? body.text ?? '', body.base64 === undefined ? 'utf8' : 'base64'),
    ).toEqual(kept);
  });
}

test('the beginning of a secret at the end of a cut body is taken out', () => {
  const kept = Buffer.from(`{"a":"${code.slice(0, 9)}`);
  const body = recordBody({ kept, bytes: 999, complete: false }, '', redactor);
  expect(body.text).toBe('{"a":"[redacted:webhook-code]');
});

test('bytes that are no UTF-8 are kept as base64', () => {
  const kept = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(code)]);
  const body = recordBody({ kept, bytes: kept.length, complete: true }, '', redactor);
  expect(Buffer.from(body.base64 ?? '', 'base64').toString('latin1')).toBe('\xff\xfe[redacted:webhook-code]');
});

test('a sign of an escape right before a secret hides nothing, alone or beside another secret', () => {
  const secrets = ['61bcdef98', '2525abcd77', '525fedcba', 'k3yQ9zab12'].map((value, at) => ({
    name: `secret-${'abcd'[at]}`,
    value,
  }));
  const redactor = createRedactor(secrets, 'portal.example');
  const starts = ['%', '%25', '%2525', '%2', '\\x', '\\u00', ''];
  const spellings = secrets.flatMap(({ value }) => [value, `${value.slice(0, -1)}%${hexOf(value.at(-1))}`]);
  const kept = starts.flatMap((start) =>
    spellings.flatMap((spelling) =>
      ['', ' k3yQ9zab12'].map((other) => redactor.text(`${start}${spelling}${other}`)),
    ),
  );
  expect(kept.filter((text) => !text.includes('[redacted:'))).toEqual([]);
  expect(kept.filter((text) => /bcdef9|abcd7|fedcb|yq9zab1/i.test(text))).toEqual([]);
});

function hexOf(character = ''): string {
  return character.charCodeAt(0).toString(16);
}
