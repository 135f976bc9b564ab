import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { refuseForeign } from '../../../src/portal/control/refuse-foreign.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { defaultLimits } from '../../../src/portal/transport/limits.ts';
import { type Listening, listen } from '../../../src/portal/transport/listen.ts';
import { type Service, serve } from '../../../src/portal/transport/serve.ts';
import type { WireRequest } from '../../../src/portal/transport/wire-request.ts';
import { ask } from './ask.ts';

const fault = JSON.stringify({ kind: 'drop' });

for (const [what, headers, status] of [
  ['the host of a stranger', { host: 'attacker.example:80' }, 403],
  ['an address that is not its own', { host: '10.1.2.3' }, 403],
  ["a stranger's name that begins like its own", { host: '127.0.0.1.attacker.example' }, 403],
  ['an Origin', { origin: 'https://attacker.example' }, 403],
  ['an Origin that hides', { origin: 'null' }, 403],
  ['a body of a type that pages send unasked', { 'content-type': 'text/plain' }, 415],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['a body without a type', { 'content-type': '' }, 415],
  ['its own name', { host: 'localhost:1234' }, 200],
  ['an address of its own by another family', { host: '[::1]:1234' }, 200],
  ['a charset beside its type', { 'content-type': 'application/json; charset=utf-8' }, 200],
] as const) {
  test(`the control endpoint answers ${status} to ${what}, and acts only where it is 200`, async () => {
    await using portal = await startPortal();
    const url = `${portal.origin}/_portal/faults`;
    const told = await ask(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: fault,
    });
    expect(told.status).toBe(status);
    const { json } = await ask(`${portal.origin}/_portal/state`);
    expect(json['pendingFaults']).toBe(status === 200 ? 1 : 0);
  });
}

for (const [host, local, isOwn] of [
  ['portal:8080', '172.18.0.2', true],
  ['172.18.0.2:8080', '172.18.0.2', true],
  ['172.18.0.3:8080', '172.18.0.2', false],
  ['portal.attacker.example', '172.18.0.2', false],
  ['portal', '127.0.0.1', false],
  ['2130706433', '172.18.0.2', false],
  ['', '127.0.0.1', false],
] as const) {
  test(`a control request for ${JSON.stringify(host)} to ${local} is ${isOwn ? 'answered' : 'refused'}`, () => {
    const request = { headers: { host }, local, body: Buffer.alloc(0) } as unknown as WireRequest;
    expect(refuseForeign(request)?.status ?? null).toBe(isOwn ? null : 403);
  });
}

/** What a server answers to some bytes, up to the end of the connection. */
function answerTo(origin: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.write(bytes);
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

test('a request with two Host headers gets 400 and no method', async () => {
  await using portal = await startPortal();
  const path = new URL(portal.webhookUrl).pathname;
  const hosts = 'Host: 127.0.0.1\r\nHost: attacker.example\r\n';
  const text = await answerTo(portal.origin, `GET ${path}profile HTTP/1.1\r\n${hosts}\r\n`);
  expect(text).toMatch(/^HTTP\/1\.1 400 [\s\S]*More than one Host header/);
  expect(portal.requests).toBe(0);
});

const quick = { ...defaultLimits, headMs: 40, requestMs: 80, checkMs: 10 };
const silent: Service = {
  aside: () => undefined,
  handle: ({ body }) => ({ status: 200, headers: {}, body: String(body.length) }),
  interceptors: [],
  counter: { requests: 0 },
  intercepted: () => undefined,
};

async function withServer(
  limits: Partial<typeof defaultLimits>,
  act: (server: Listening) => Promise<void>,
): Promise<void> {
  const all = { ...defaultLimits, ...limits };
  const server = await listen(0, serve(silent, all.unfinishedBytes), undefined, all);
  try {
    await act(server);
  } finally {
    await server.close();
  }
}

for (const [what, bytes] of Object.entries({
  head: 'POST /rest/x HTTP/1.1\r\nHost: a\r\nX-Slow: ',
  body: 'POST /rest/x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc',
  'chunked body': 'POST /rest/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab',
})) {
  test(`a ${what} that never ends is answered with 408 in the end`, async () => {
    await withServer(quick, async ({ origin }) => {
      expect(await answerTo(origin, bytes)).toMatch(/^HTTP\/1\.1 408 /);
    });
  });
}

test('the bodies of unfinished requests have bounded memory together, and what ends gives its part back', async () => {
  await withServer({ unfinishedBytes: 1_000 }, async ({ origin }) => {
    const part = 'x'.repeat(600);
    const head = 'POST /rest/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ';
    for (let time = 0; time < 3; time += 1)
      expect(await answerTo(origin, `${head}600\r\n\r\n${part}`)).toMatch(/\r\n\r\n600$/);
    const waiting = connect(Number(new URL(origin).port), '127.0.0.1');
    waiting.on('error', () => undefined);
    waiting.write(`${head}700\r\n\r\n${part}`);
    await expect.poll(() => answerTo(origin, `${head}600\r\n\r\n${part}`)).toMatch(/^HTTP\/1\.1 503 /);
    waiting.destroy();
    await expect.poll(() => answerTo(origin, `${head}600\r\n\r\n${part}`)).toMatch(/^HTTP\/1\.1 200 /);
  });
});
