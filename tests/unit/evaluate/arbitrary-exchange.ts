import fc from 'fast-check';
import type { Exchange, Failure, HeaderPair, RecordedBody } from '../../../src/exchange/record/exchange.ts';
import { anyCharacter } from '../../../src/plan/generated/texts.ts';

const depth = (open: string, close: string) =>
  fc.integer({ min: 1, max: 5_000 }).map((times) => `${open.repeat(times)}1${close.repeat(times)}`);

/** Texts that are envelopes, nearly envelopes, or nothing of the kind. */
const text = fc.oneof(
  fc.constantFrom(
    '{"result":true}',
    '{"error":"DIALOG_ID_EMPTY","error_description":"Words"}',
    '',
    'null',
    '\uFEFF{}',
  ),
  fc.constantFrom(
    '{"error":"QUERY_LIMIT_EXCEEDED"}',
    'Warning: x {"result":true}',
    '{"result":true,"result":false}',
  ),
  fc.json(),
  fc
    .dictionary(
      fc.constantFrom('result', 'error', 'error_description', 'time', 'next', '__proto__'),
      fc.jsonValue(),
    )
    .map((body) => JSON.stringify(body)),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
  depth('[', ']').map((nested) => `{"result":${nested}}`),
  depth('{"a":', '}'),
);

const body: fc.Arbitrary<RecordedBody> = fc
  .tuple(
    fc.oneof(
      text.map((value) => ({ text: value })),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => ({ base64: Buffer.from(bytes).toString('base64') })),
      fc.constant({}),
    ),
    fc.nat(200_000),
    fc.boolean(),
  )
  .map(([kept, bytes, capped]) => ({ ...kept, bytes, capped }));

const header: fc.Arbitrary<HeaderPair> = fc.tuple(
  fc.oneof(
    fc.constantFrom(
      'Content-Type',
      'content-type',
      'Content-Encoding',
      'Location',
      'Set-Cookie',
      'Retry-After',
      '',
    ),
    fc.string({ maxLength: 8 }),
  ),
  fc.oneof(
    fc.constantFrom(
      'application/json',
      'application/json; charset=utf-8',
      'text/html',
      'gzip',
      'br',
      'deflate',
      '/x',
    ),
    fc.constantFrom('#0 /a/b.php(1): x()', '[redacted:webhook-code]', ';;=;"'),
    fc.string({ unit: anyCharacter, maxLength: 20 }),
  ),
);

const kinds: readonly Failure['kind'][] = [
  'dns',
  'refused',
  'reset',
  'tls',
  'timeout',
  'protocol',
  'incomplete',
];

const failure = fc.record({
  kind: fc.constantFrom<Failure['kind']>(...kinds, 'not-sent', 'other'),
  code: fc.constantFrom('ECODE', 'NOT_HTTP', 'HPE_INVALID_CONSTANT', ''),
  message: fc.constantFrom('The transport failed.', ''),
});

const milliseconds = fc.oneof(
  fc.nat(60_000),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 1e9 }),
);

const single: fc.Arbitrary<Exchange> = fc.record({
  id: fc.integer({ min: 1, max: 500 }),
  key: fc.constant(''),
  request: fc.constant({ method: 'POST', url: 'https://[portal]/rest/1/[code]/x', headers: [], body: null }),
  response: fc.option(
    fc.record({
      httpVersion: fc.constantFrom('1.1', '1.0', ''),
      status: fc.oneof(fc.constantFrom(200, 204, 302, 400, 401, 403, 404, 429, 500, 503), fc.nat(999)),
      reason: fc.string({ maxLength: 5 }),
      headers: fc.array(header, { maxLength: 5 }),
      body,
      complete: fc.boolean(),
    }),
    { freq: 6 },
  ),
  failure: fc.option(failure, { freq: 2 }),
  timing: fc.record({
    startedAt: fc.constant('2026-11-22T12:00:00.000Z'),
    connect: fc.option(milliseconds),
    firstByte: fc.option(milliseconds),
    total: milliseconds,
    reused: fc.boolean(),
  }),
});

/** Any exchange that a recorder can have written, however little sense it makes, confirmed or not. */
export const anyExchange: fc.Arbitrary<Exchange> = fc
  .tuple(
    single,
    fc.option(
      fc.record({ tries: fc.array(single, { maxLength: 4 }), controls: fc.array(single, { maxLength: 6 }) }),
      {
        freq: 2,
      },
    ),
  )
  .map(([exchange, confirmation]) => (confirmation === null ? exchange : { ...exchange, confirmation }));
