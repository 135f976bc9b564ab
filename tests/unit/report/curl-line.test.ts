import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { buildRequest, type WireRequest } from '../../../src/exchange/http/build-request.ts';
import type { Exchange } from '../../../src/exchange/record/exchange.ts';
import { record } from '../../../src/exchange/record/record.ts';
import { createRedactor } from '../../../src/exchange/record/redact.ts';
import { secretsOf, type Target } from '../../../src/exchange/target/target.ts';
import type { PlannedRequest } from '../../../src/plan/case.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { draftOf, plannedRequest, type RequestDraft } from '../../../src/plan/planned-request.ts';
import { curlLine } from '../../../src/report/text/curl-line.ts';
import { terminalText } from '../../../src/report/text/escape.ts';
import { hostileTexts } from './samples/hostile-text.ts';

const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** A target by webhook or by token: a portal may be in a folder. */
function target(origin: string, by: 'webhook' | 'oauth'): Target {
  return {
    kind: 'live',
    name: 'recorder',
    origin,
    restPath: '/box/rest/',
    webhook: by === 'webhook' ? { userId: '7', code: 'q4w8e1r6t2y9u3i5' } : null,
    oauth: by === 'oauth' ? { accessToken: 'f0e1d2c3b4a5968778695a4b3c2d1e0f' } : null,
    secondWebhook: null,
    fixtures: {
      chat: 'chat13',
      user: '13',
      'foreign-chat': 'chat99',
      'open-chat': 'chat21',
      me: '7',
      group: 'sg5',
    },
    timeoutMs: 1_000,
    rate: null,
    connections: 1,
  };
}

const timing = {
  startedAt: '2026-11-22T12:00:00.000Z',
  connect: null,
  firstByte: 1,
  total: 1,
  reused: false,
};

/** The record of a request as a run would have made it, nothing having come back. */
function recorded(
  planned: PlannedRequest,
  to: Target,
): { readonly wire: WireRequest; readonly exchange: Exchange } {
  const wire = buildRequest(planned, to);
  const result = { response: null, failure: null, timing };
  const redactor = createRedactor(secretsOf(to), new URL(to.origin).host);
  return {
    wire,
    exchange: record(
      { id: 1, key: planned.key, planned: draftOf(planned), scheme: 'http://', wire, result },
      redactor,
    ),
  };
}

interface Arrived {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly type: string | undefined;
  readonly coding: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

async function arrived(request: IncomingMessage): Promise<Arrived> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method, url, headers } = request;
  return {
    method,
    path: url,
    type: headers['content-type'],
    coding: headers['accept-encoding'],
    authorization: headers.authorization,
    body: Buffer.concat(chunks).toString('latin1'),
  };
}

function meant({ method, path, headers, body }: WireRequest): Arrived {
  const value = (name: string) => headers.find(([key]) => key === name)?.[1];
  const coding = value('Accept-Encoding');
  return {
    method,
    path,
    type: value('Content-Type'),
    coding: coding === 'identity' ? undefined : coding,
    authorization: value('Authorization'),
    body: body?.toString('latin1') ?? '',
  };
}

/** Runs the lines one after the other in one `sh`, and returns what a server got. */
async function sent(
  make: (origin: string) => {
    readonly lines: readonly string[];
    readonly env: Readonly<Record<string, string>>;
  },
): Promise<readonly Arrived[]> {
  const got: Promise<Arrived>[] = [];
  const server = createServer((request, response) => {
    const whole = arrived(request);
    got.push(whole);
    void whole.then(() => response.end('{}'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { lines, env } = make(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const shell = spawn('sh', ['-s'], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let complaints = '';
  shell.stderr.on('data', (text) => {
    complaints += String(text);
  });
  shell.stdin.end(`${lines.join('\n')}\n`);
  await once(shell, 'close');
  server.close();
  expect(complaints).toBe('');
  return Promise.all(got);
}

function repeatedBy(by: 'webhook' | 'oauth', requests: readonly PlannedRequest[]) {
  const wanted: Arrived[] = [];
  const lines: string[] = [];
  const run = sent((origin) => {
    const to = target(origin, by);
    for (const planned of requests) {
      const { wire, exchange } = recorded(planned, to);
      const line = curlLine(exchange);
      if (line === null) continue;
      lines.push(line);
      wanted.push(meant(wire));
    }
    const { webhook, oauth } = to;
    return {
      lines,
      env:
        webhook === null
          ? { B24_PORTAL_URL: `${origin}/box`, B24_ACCESS_TOKEN: oauth?.accessToken ?? '' }
          : { B24_WEBHOOK_URL: `${origin}/box/rest/${webhook.userId}/${webhook.code}/` },
    };
  });
  return run.then((got) => ({ got, wanted, lines }));
}

const values = [
  ...hostileTexts.filter((text) => text.length < 1000 && text.isWellFormed()),
  "it's",
  '\'"$HOME`id`\\',
  '%s %d %%',
  '!!',
  '-n',
  '@/etc/passwd',
  'trailing\n\n',
];
const drafts: readonly RequestDraft[] = [
  ...values.flatMap((value, index): RequestDraft[] => [
    index % 2 === 0
      ? { parameters: { DIALOG_ID: value } }
      : { raw: { contentType: 'application/json', base64: Buffer.from(value).toString('base64') } },
  ]),
  { parameters: { DIALOG_ID: "it's ::error:: 50%" }, encoding: 'post-form' },
  { parameters: { DIALOG_ID: "it's ::error:: 50%" }, encoding: 'get-query', suffix: '.json' },
  {
    raw: {
      contentType: 'application/json',
      base64: Buffer.from([0, 1, 0xff, 0xc3, 0x28, 10, 13, 0]).toString('base64'),
    },
  },
  { raw: { contentType: 'a/b; c="d\'e"', base64: Buffer.from('x').toString('base64') } },
  { parameters: { DIALOG_ID: '13' }, encoding: 'post-query' },
  { encoding: 'get-query', rawQuery: 'DIALOG_ID=%zz&a[]={1,2}&b=[1-3]&c=#d&../x' },
  { acceptEncoding: 'gzip', parameters: { DIALOG_ID: '13' } },
];

test('a line sends by webhook what was sent, whatever its bytes', async () => {
  test.skip(!hasCurl, 'There is no curl on this machine.');
  const { got, wanted, lines } = await repeatedBy(
    'webhook',
    drafts.map((draft) => plannedRequest(contract, draft)),
  );
  expect(lines.length).toBe(drafts.length);
  expect(got).toEqual(wanted);
});

test('a line sends by token what was sent, wherever the token is', async () => {
  test.skip(!hasCurl, 'There is no curl on this machine.');
  const requests = (['default', 'body', 'query', 'header'] as const).flatMap((auth) =>
    (['post-json', 'post-form', 'get-query', 'post-query'] as const).map((encoding) =>
      plannedRequest(contract, { auth, encoding, parameters: { DIALOG_ID: "a'b%\n" } }),
    ),
  );
  const { got, wanted } = await repeatedBy('oauth', requests);
  expect(got).toEqual(wanted);
});

test('requests of every kind in the plan have a line, but for those that are too long', async () => {
  test.skip(!hasCurl, 'There is no curl on this machine.');
  const all = new Map(
    makePlan(contract)
      .flatMap(({ steps }) => steps.flatMap((step) => step.requests))
      .filter(({ credential, auth }) => credential === 'given' && auth === 'default')
      .map((request) => [request.key.replace(/#.*$/, ''), request]),
  );
  const some = [...all.values()].filter(
    ({ raw, rawQuery }, index) => index % 16 === 0 || (index % 2 === 0 && (raw || rawQuery)),
  );
  const { got, wanted, lines } = await repeatedBy('webhook', some);
  expect(got).toEqual(wanted);
  expect(lines.length).toBeGreaterThan(0.9 * some.length);
});

test('a credential that is wrong on purpose is wrong in the line, and next to the right one', async () => {
  test.skip(!hasCurl, 'There is no curl on this machine.');
  const variants = [
    'wrong-code',
    'first-character',
    'last-character',
    'shortened',
    'lengthened',
    'other-user',
  ] as const;
  const { got } = await repeatedBy(
    'webhook',
    variants.map((credential) => plannedRequest(contract, { credential, parameters: { DIALOG_ID: '13' } })),
  );
  expect(got.map(({ path }) => path?.replace('/box/rest/', '').replace('/im.dialog.writing', ''))).toEqual([
    '7/wrong-code',
    '7/-4w8e1r6t2y9u3i5',
    '7/q4w8e1r6t2y9u3i-',
    '7/q4w8e1r6t2y9u3i',
    '7/q4w8e1r6t2y9u3i50',
    '8/q4w8e1r6t2y9u3i5',
  ]);
  const byToken = await repeatedBy(
    'oauth',
    variants.map((credential) => plannedRequest(contract, { credential, auth: 'header' })),
  );
  expect(
    byToken.got.filter(({ authorization }) => authorization === 'Bearer f0e1d2c3b4a5968778695a4b3c2d1e0f'),
  ).toEqual([]);
});

test('a line holds no secret, and every printer leaves it as it is', () => {
  const to = target('http://127.0.0.1:1', 'webhook');
  const lines = drafts.map((draft) => curlLine(recorded(plannedRequest(contract, draft), to).exchange) ?? '');
  expect(lines.filter((line) => line.includes('q4w8e1r6t2y9u3i5') || line.includes('[redacted'))).toEqual([]);
  expect(lines.filter((line) => !line.includes('B24_WEBHOOK_URL'))).toEqual([]);
  expect(lines.filter((line) => terminalText(line, 10_000) !== line)).toEqual([]);
});

test('bytes that no terminal shows are written by printf', () => {
  const to = target('http://127.0.0.1:1', 'webhook');
  const line = (draft: RequestDraft) => curlLine(recorded(plannedRequest(contract, draft), to).exchange);
  expect(line({ encoding: 'get-query', rawQuery: 'DIALOG_ID=\u00e9' })).toContain("DIALOG_ID=\\351'");
  expect(line({ parameters: { DIALOG_ID: '\u202e' } })).toContain(
    'printf \'{"DIALOG_ID"\\072"\\342\\200\\256"}\' | curl -sS -i',
  );
});

test('a request that is too long for a line has none', () => {
  const to = target('http://127.0.0.1:1', 'webhook');
  const long = plannedRequest(contract, { parameters: { DIALOG_ID: 'x'.repeat(3_000) } });
  expect(curlLine(recorded(long, to).exchange)).toBe(null);
  const cut = recorded(plannedRequest(contract, {}), to).exchange;
  const capped = { ...cut, request: { ...cut.request, body: { text: 'x', bytes: 1, capped: true } } };
  expect(curlLine(capped)).toBe(null);
});
