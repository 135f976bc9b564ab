import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { allChecks } from '../../../../src/evaluate/all-checks.ts';
import type { Check, Observation } from '../../../../src/evaluate/check.ts';
import type { Finding } from '../../../../src/evaluate/finding.ts';
import { unmetPrecondition } from '../../../../src/evaluate/unmet-precondition.ts';
import type { FailureKind } from '../../../../src/exchange/record/exchange.ts';
import { contextFor, makeCase } from '../context.ts';
import { type ExchangeDraft, makeAll, makeSeen } from '../make-exchange.ts';
import { inWords } from '../sample-finding.ts';

const values: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  '',
  'x',
  '\u0000',
  '\ud800',
  [],
  [[]],
  {},
  { a: 1 },
  { error: 1 },
  { $ref: '#/x' },
  { __proto__: null },
  Array.from({ length: 300 }, (_, index) => index),
];

function nested(depth: number, open: string, close: string): string {
  return `${open.repeat(depth)}${close.repeat(depth)}`;
}

const members = ['result', 'error', 'error_description', 'time'];

/** Bodies that no portal should send, and some will. */
const bodies: readonly (object | string)[] = [
  ...members.flatMap((name) => values.map((value) => ({ [name]: value }))),
  ...values.map((value) => ({
    result: true,
    time: { start: value, finish: value, duration: value, date_start: value },
  })),
  ...values.map((value) => ({ result: { result: value, result_error: value } })),
  ...values.map((value) => JSON.stringify(value) ?? ''),
  '{"__proto__":{"result":true},"constructor":{"error":1}}',
  '{"result":true,"toString":1,"hasOwnProperty":2,"valueOf":null}',
  '{"":"","result":true,"a/b":1,"~":2}',
  '{"result":1e999,"time":{"start":-0,"finish":1e-999}}',
  '\uFEFF{"result":true}',
  'Notice: x\n{"error":"X"}{"error":"Y"}',
  '{"result":true',
  '{"a":',
  '}{',
  '{{{{',
  '"',
  '\\',
  `{"result":${nested(2_000, '[', ']')}}`,
  `{"result":${nested(60_000, '[', ']')}}`,
  `{"error":${nested(60_000, '{"a":', '}').replace('}', '1}')}}`,
  `{"time":${nested(60_000, '[', ']')},"result":true}`,
  `{"error":"X","error_description":"${'x'.repeat(1_000_000)}"}`,
  `{"result":true,${Array.from({ length: 5_000 }, (_, index) => `"m${index}":${index}`).join(',')}}`,
  Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
  Buffer.from([0xc3]),
  gzipSync('{"result":true}'),
  deflateSync('{}').subarray(3),
  Buffer.alloc(0),
  Buffer.from('{"result":true}', 'utf16le'),
];

const headers: readonly ExchangeDraft['headers'][] = [
  undefined,
  [],
  [['Content-Type', '']],
  [['content-type', ';;;=;"']],
  [
    ['Content-Type', 'application/json; charset'],
    ['Content-Type', 'x'],
  ],
  [
    ['Content-Encoding', 'gzip'],
    ['Content-Type', 'application/json'],
  ],
  [
    ['Content-Encoding', 'br, , nonsense'],
    ['', ''],
    ['Location', '\u0000'],
  ],
  [['Content-Encoding', 'deflate']],
];

const statuses = [100, 200, 204, 302, 304, 400, 404, 429, 500, 503, 599, 999];
const failures: readonly FailureKind[] = [
  'dns',
  'refused',
  'reset',
  'tls',
  'timeout',
  'protocol',
  'incomplete',
  'not-sent',
  'other',
];

const requests: readonly ExchangeDraft['request'][] = [
  undefined,
  { parameters: {} },
  { parameters: { DIALOG_ID: null, deep: [[{ dialog: 1 }]] as never } },
  { method: 'batch', parameters: { halt: 1, cmd: { a: { command: 'x', parameters: {} } } } },
  { method: 'batch', parameters: {} },
  { parameters: {}, raw: { contentType: 'x', base64: '%%%' }, rawQuery: '%zz&=&%c3' },
  { parameters: {}, acceptEncoding: '' },
];

/** Exchanges of every kind of trouble, in every combination that is quick to try. */
function garbage(): readonly ExchangeDraft[] {
  const responded = bodies.map((body, index) => ({
    body,
    status: statuses[index % statuses.length] ?? 200,
    headers: headers[index % headers.length],
    request: requests[index % requests.length],
    capped: index % 11 === 0,
    brokeOff: index % 7 === 0,
    total: index % 5 === 0 ? Number.NaN : index,
  }));
  const plain = bodies.flatMap((body) => [{ body }, { body, status: 403 }]);
  const absent = failures.map((failure) => ({ failure, failureCode: '' }));
  const confirmed = [...absent, ...responded.slice(0, 30)].map((draft, index) => ({
    ...draft,
    brokeOff: true,
    confirmed: { control: absent[index % absent.length] ?? {}, again: index % 2 === 0 ? null : { ...draft } },
  }));
  return [...responded, ...plain, ...absent, ...confirmed].map(
    (draft) =>
      Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)) as ExchangeDraft,
  );
}

async function tried(check: Check, drafts: readonly ExchangeDraft[]): Promise<readonly Finding[]> {
  const context = await contextFor(check.name);
  if (check.scope === 'response')
    return drafts.flatMap((draft) => check.judge(makeSeen(draft), context) ?? []);
  const judgeOne = check.scope === 'run' ? check.start(context) : null;
  const judgeNext = (seen: Observation) => judgeOne?.(seen) ?? [];
  const planned = makeCase(check.name, { prefers: [{ status: 200 }], accepts: [{ status: 403, code: 'X' }] });
  return drafts.flatMap((draft, index) => {
    const before = drafts[(index * 7 + 3) % drafts.length] ?? draft;
    return [[draft], [before, draft], [draft, before, draft]].flatMap((some) =>
      check.scope === 'run' ? makeAll(some).flatMap(judgeNext) : check.judge(planned, makeAll(some), context),
    );
  });
}

for (const check of allChecks) {
  test(`${check.name} throws on nothing that may come, and what it finds is plain data`, async () => {
    const findings = await tried(check, garbage());

    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
    expect(
      findings
        .map(inWords)
        .filter(({ message, expected, received }) => `${message}${expected}${received}`.length > 2_000),
    ).toEqual([]);
    expect(findings.filter(({ pointer }) => !/^(\/.*)?$/s.test(pointer))).toEqual([]);
    expect(check.scope === 'case' || findings.every(({ weight }) => weight === 'violation')).toBe(true);
  });
}

test('whatever comes is either in the way or can be judged', () => {
  for (const draft of garbage()) {
    const found = unmetPrecondition(makeSeen(draft));
    if (found !== null) expect(['unseen', 'undecided']).toContain(found.weight);
  }
  expect(garbage().length).toBeGreaterThan(300);
});
