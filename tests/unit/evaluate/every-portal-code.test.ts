import { deflateRawSync, gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { Contract } from '../../../src/contract/contract.ts';
import { portalCodes } from '../../../src/evaluate/finding-codes.ts';
import { createPortalJudge } from '../../../src/evaluate/judge/portal-kind.ts';
import type { Case } from '../../../src/plan/case.ts';
import { timed } from './checks/time.ts';
import { contextFor, makeCase } from './context.ts';
import { type ExchangeDraft, eachTime, failed, makeAll, page, refused, success } from './make-exchange.ts';

// Every code of portals has an input here and each input is judged as a run is. Those of SDKs are in
// sdk/every-sdk-code.test.ts.

const today = '2026-11-22';

/** A check, what came, and what the case says beside. */
type PortalInput = readonly [
  check: string,
  came: ExchangeDraft | readonly ExchangeDraft[],
  given?: Partial<Case> & { readonly contract?: (contract: Contract) => Contract },
];

const ok = { prefers: [{ status: 200 }] };
const empty = { prefers: [{ status: 400, code: 'DIALOG_ID_EMPTY' }] };
const denied = refused(403, 'ACCESS_ERROR');
const said = (words: string): ExchangeDraft => ({
  status: 400,
  body: { error: 'X', error_description: words },
});
const typed = (...values: readonly string[]): ExchangeDraft => ({
  ...success,
  headers: values.map((value) => ['Content-Type', value] as const),
});
const coded = (coding: string, body: Buffer, acceptEncoding: string): ExchangeDraft => ({
  body,
  more: [['Content-Encoding', coding]],
  request: { acceptEncoding },
});
const nested = '['.repeat(600) + ']'.repeat(600);
const command = { command: 'im.dialog.writing', parameters: {} };
const batch = (result: object, errors: object, halt = 0): ExchangeDraft => {
  const names = Object.keys({ ...result, ...errors }).sort();
  const cmd = Object.fromEntries(names.map((name) => [name, command]));
  return {
    body: { result: { result, result_error: errors } },
    request: { method: 'batch', parameters: { halt, cmd } },
  };
};
/** The response to another request than the usual one. */
const ofOther = (draft: ExchangeDraft): ExchangeDraft => ({
  ...draft,
  request: { parameters: { DIALOG_ID: 'other' } },
});
const step = { method: 'im.message.get', effect: 'none', parameters: {}, shows: {}, differs: {} } as const;

const portalInputs: Readonly<Record<keyof typeof portalCodes, PortalInput>> = {
  redirected: ['outcome', { status: 302 }, ok],
  'rate-limited': ['outcome', refused(503, 'QUERY_LIMIT_EXCEEDED'), ok],
  'portal-state': [
    'outcome',
    {
      ...refused(401, 'INVALID_CREDENTIALS'),
      confirmed: { control: refused(401, 'INVALID_CREDENTIALS'), again: null },
    },
    ok,
  ],
  blocked: ['outcome', eachTime({ ...page(403), request: { parameters: { DIALOG_ID: '<script>' } } }), ok],
  unreadable: ['outcome', eachTime({ body: '{' }), ok],
  'nothing-to-judge': ['error-shape', success],
  'non-portal-response': ['outcome', page(502), ok],
  dns: ['outcome', failed('dns'), ok],
  refused: ['outcome', failed('refused'), ok],
  reset: ['outcome', failed('reset'), ok],
  tls: ['outcome', failed('tls'), ok],
  timeout: ['outcome', failed('timeout'), ok],
  protocol: ['outcome', failed('protocol'), ok],
  incomplete: ['outcome', { body: '{"a', brokeOff: true }, ok],
  'not-sent': ['outcome', failed('not-sent'), ok],
  other: ['outcome', failed('other'), ok],
  redirect: ['no-redirect', eachTime({ status: 302 })],
  'unexpected-success': ['outcome', success, empty],
  'let-in': ['stays-refused', [refused(400, 'X'), ofOther(success)]],
  'web-server-refusal': ['stays-refused', { ...page(405), request: { httpMethod: 'PUT' } }],
  'unexpected-error': ['outcome', denied, ok],
  'wrong-code': ['outcome', denied, empty],
  'wrong-status': ['outcome', refused(403, 'DIALOG_ID_EMPTY'), empty],
  crashed: ['outcome', eachTime(page(500)), empty],
  crash: ['no-crash', refused(500, 'X')],
  'accepted-alternative': ['outcome', denied, { ...empty, accepts: [{ status: 403, code: 'ACCESS_ERROR' }] }],
  'alternative-chosen': [
    'outcome',
    success,
    { prefers: [{ status: 200 }, { status: 403, code: 'ACCESS_ERROR' }] },
  ],
  'unreadable-code': ['outcome', { status: 400, body: { error: [], error_description: 'x' } }, empty],
  recorded: ['record', success],
  'wrong-step': ['lifecycle', denied, { lifecycle: [{ ...step, expects: { status: 200 } }] }],
  'effect-not-shown': [
    'lifecycle',
    success,
    { lifecycle: [{ ...step, expects: { status: 200 }, shows: { '/result': 'made' } }] },
  ],
  'other-outcome': ['same-outcome', [success, ofOther(denied)]],
  'changed-outcome': ['same-again', [success, { ...denied, repetition: 1 }]],
  'no-batch': ['batch-agrees', [success, { ...batch({ c0: true }, {}), body: { result: true } }]],
  'other-outcome-in-batch': ['batch-agrees', [denied, batch({ c0: true }, {})]],
  'unexpected-result': [
    'batch-agrees',
    [success, { ...batch({ c0: true }, {}), body: { result: { result: { c0: true, c1: true } } } }],
  ],
  'halt-ignored': [
    'batch-agrees',
    [refused(400, 'X'), ofOther(success), batch({ c1: true }, { c0: { error: 'X' } }, 1)],
  ],
  'broken-framing': [
    'one-json-text',
    {
      ...failed('protocol', 'HPE_INVALID_CHUNK_SIZE'),
      confirmed: { control: success, again: failed('protocol', 'HPE_INVALID_CHUNK_SIZE') },
    },
  ],
  'truncated-body': ['one-json-text', eachTime({ body: '{"res', brokeOff: true })],
  'unrequested-content-coding': ['one-json-text', coded('gzip', gzipSync('{"result":true}'), 'identity')],
  'invalid-content-coding': ['one-json-text', coded('deflate', Buffer.from('{"result":true}'), 'deflate')],
  'raw-deflate': ['one-json-text', coded('deflate', deflateRawSync('{"result":true}'), 'deflate')],
  'invalid-utf-8': ['one-json-text', { body: Buffer.from('{"error":"\xcd\xe5"}', 'latin1') }],
  'byte-order-mark': ['one-json-text', { body: '\uFEFF{"result":true}' }],
  'no-json': ['one-json-text', { body: '{"result":true}<br>' }],
  'no-object': ['one-json-text', eachTime({ body: 'true' })],
  'repeated-member': ['one-json-text', { body: '{"result":true,"result":false}' }],
  'lone-surrogate': ['one-json-text', { body: '{"error":"X","error_description":"\\ud800"}' }],
  'too-deep': ['one-json-text', eachTime({ body: `{"result":${nested}}` })],
  'result-beside-error': [
    'error-shape',
    { status: 403, body: { error: 'X', error_description: 'x', result: 1 } },
  ],
  'wrong-result': ['success-result', { body: { result: 1 } }],
  'inconsistent-time': ['time-consistent', timed({ finish: 1 })],
  'unknown-member': ['unknown-members', { body: { result: true, debug: 1 } }],
  'missing-member': ['error-shape', { status: 400, body: { error: 'X' } }],
  'wrong-type': ['error-shape', { status: 400, body: { error: 'X', error_description: 1 } }],
  'empty-text': ['error-shape', { status: 400, body: { error: 'X', error_description: '' } }],
  'negative-number': ['time-shape', timed({ duration: -1 })],
  'wrong-format': ['time-shape', timed({ date_start: '26.05.2026' })],
  // No schema of the envelope says more than the codes above; a method's document may.
  'wrong-shape': [
    'error-shape',
    denied,
    { contract: (contract) => ({ ...contract, error: { maxProperties: 1 } }) },
  ],
  'no-content-type': ['content-type', typed()],
  'several-content-types': ['content-type', typed('application/json', 'text/html')],
  'wrong-content-type': ['content-type', typed('text/html')],
  'wrong-charset': ['content-type', typed('application/json; charset=utf-16')],
  'large-answer': ['answer-size', { ...success, bytes: 70_000 }],
  'slow-answer': ['answer-time', { ...success, total: 5_000 }],
  echo: ['no-echo', { ...said('Bad value alphabet'), request: { parameters: { DIALOG_ID: 'alphabet' } } }],
  'leaks-credential': ['no-leak', said('The code [redacted:webhook-code] is wrong.')],
  'leaks-stack-trace': ['no-leak', said('Fatal error: out of memory')],
  'leaks-file-path': ['no-leak', said('Cannot open /home/bitrix/www/index.txt')],
  'leaks-sql': ['no-leak', said('SQLSTATE[42000]')],
  'leaks-internal-host': ['no-leak', said('upstream 10.0.3.17')],
};

for (const [code, [check, came, { contract: change, ...given } = {}]] of Object.entries(portalInputs)) {
  test(`the judge of portals finds ${code}`, async () => {
    const { contract, clause } = await contextFor(check);
    const all = makeAll([came].flat());
    const requests = all.map(({ request }) => request);
    const { id, level } = clause;
    const planned = makeCase(check, { clause: id, level, steps: [{ together: false, requests }], ...given });
    const judge = createPortalJudge({
      contract: change?.(contract) ?? contract,
      plan: [planned],
      selection: null,
      ledger: null,
      today,
    });

    const { judgement } = judge.take(planned, { exchanges: all.map(({ exchange }) => exchange) });

    expect(judgement.findings.map((finding) => finding.code)).toContain(code);
  });
}

test('every code of portals has an input', () => {
  expect(Object.keys(portalInputs).sort()).toEqual(Object.keys(portalCodes).sort());
});
