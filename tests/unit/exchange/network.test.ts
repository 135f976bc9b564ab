import { writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingHttpHeaders } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { expect, test } from '@playwright/test';
import { openSession } from '../../../src/exchange/session.ts';
import type { Network } from '../../../src/exchange/target/network.ts';
import type { Target } from '../../../src/exchange/target/target.ts';
import { makeRunCertificate, type RunCertificate } from '../../../src/portal/tls/run-certificate.ts';
import { targetAt } from './local-server.ts';

const host = 'portal.example';
const credential = { user: 'agent', password: 's3cretOfTheProxy' };
let certificate: RunCertificate;
let caFile: string;

test.beforeAll(async () => {
  certificate = await makeRunCertificate([host]);
});

test.beforeEach(() => {
  caFile = test.info().outputPath('authority.pem');
  writeFileSync(caFile, certificate.authority);
});

/** A listening server that ends with its test. */
async function listen(server: Server, address = '127.0.0.1') {
  const sockets = new Set<Duplex>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    sockets,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A secure portal that answers every call, and what it was sent. */
async function securePortal(answer: (requests: number, socket: Socket) => void = () => {}) {
  const seen: IncomingHttpHeaders[] = [];
  const server = createSecureServer(certificate, (request, response) => {
    seen.push(request.headers);
    response.end('{"result":{"ID":"7"}}', () => answer(seen.length, request.socket));
  });
  return Object.assign(await listen(server), { seen });
}

/** A proxy that makes tunnels to a port of this machine, whatever host is asked for, or answers with another status. */
async function tunnels(port: number, status = 200, server = createHttpServer()) {
  const asked: { readonly target: string; readonly authorization: string | undefined }[] = [];
  server.on('connect', ({ url = '', headers }, client: Duplex) => {
    asked.push({ target: url, authorization: headers['proxy-authorization'] });
    client.on('error', () => {});
    if (status === 0) return;
    client.write(`HTTP/1.1 ${status} said\r\n\r\n`);
    if (status !== 200)
      return void client.end('{"error":"NO_AUTH_FOUND","error_description":"not the portal"}');
    const onward = connect(port, '127.0.0.1');
    onward.on('error', () => client.destroy());
    client.pipe(onward).pipe(client);
  });
  return Object.assign(await listen(server), { asked });
}

function networkBy(url: string, port: number, more: Partial<Network> = {}): Partial<Target> {
  const origin = `https://${host}:${port}`;
  const proxies = { [origin]: { url, credential } };
  return { origin, network: { proxies, caFiles: [caFile], basicAuth: null, ...more } };
}

/** What comes of calls to a target, one after another. */
async function call(changes: Partial<Target>, times = 1) {
  const session = openSession(targetAt('', { timeoutMs: 1500, ...changes }));
  const exchanges = [];
  for (let time = 0; time < times; time += 1) exchanges.push(await session.call('profile'));
  session.close();
  return exchanges;
}

test('a portal is called through a tunnel of the proxy, and the secret of the proxy stands in no record', async () => {
  await using portal = await securePortal();
  await using proxy = await tunnels(portal.port);
  const exchanges = await call(networkBy(`http://127.0.0.1:${proxy.port}`, portal.port), 3);

  expect(exchanges.map(({ response, failure }) => response?.status ?? failure)).toEqual([200, 200, 200]);
  const authorization = `Basic ${Buffer.from('agent:s3cretOfTheProxy').toString('base64')}`;
  expect(proxy.asked).toEqual([{ target: `${host}:${portal.port}`, authorization }]);
  expect(portal.seen[0]).not.toHaveProperty('proxy-authorization');
  expect(JSON.stringify(exchanges)).not.toContain('s3cretOfTheProxy');
});

test('a proxy may itself be secure, by an authority of the company', async () => {
  await using portal = await securePortal();
  await using proxy = await tunnels(portal.port, 200, createSecureServer(certificate));
  const [exchange] = await call(networkBy(`https://localhost:${proxy.port}`, portal.port));
  expect(exchange?.response?.status ?? exchange?.failure).toBe(200);
});

test('a kept connection that was closed is replaced through the same proxy', async () => {
  await using portal = await securePortal((requests, socket) => {
    if (requests === 1) socket.destroy();
  });
  await using proxy = await tunnels(portal.port);
  const exchanges = await call(networkBy(`http://127.0.0.1:${proxy.port}`, portal.port), 2);
  expect(exchanges[1]?.response?.status ?? exchanges[1]?.failure).toBe(200);
  expect(proxy.asked).toHaveLength(2);
});

const failures: readonly (readonly [status: number, kind: string, code: string, says: string])[] = [
  [407, 'refused', 'PROXY_407', 'does not accept its credential'],
  [502, 'refused', 'PROXY_502', 'The proxy made no connection to the host (502)'],
  [401, 'refused', 'PROXY_401', 'The proxy made no connection'],
  [0, 'timeout', 'PROXY_ETIMEDOUT', 'The proxy could not be reached'],
];

for (const [status, kind, code, says] of failures) {
  test(`a proxy that ${status === 0 ? 'never answers' : `answers ${status}`} is not taken for the portal`, async () => {
    await using proxy = await tunnels(0, status);
    const [exchange] = await call(networkBy(`http://127.0.0.1:${proxy.port}`, 443));
    expect(exchange).toMatchObject({
      response: null,
      failure: { kind, code, message: expect.stringContaining(says) },
    });
  });
}

test('a proxy that is not there is named as what is missing', async () => {
  const gone = await listen(createHttpServer());
  await gone[Symbol.asyncDispose]();
  const [exchange] = await call(networkBy(`http://127.0.0.1:${gone.port}`, 443));
  expect(exchange?.failure).toMatchObject({ kind: 'refused', code: 'PROXY_ECONNREFUSED' });
});

test('a tunnel that ends nowhere, or at an unknown authority, is a failure of the connection', async () => {
  await using portal = await securePortal();
  await using nowhere = await tunnels(1);
  const [reset] = await call(networkBy(`http://127.0.0.1:${nowhere.port}`, portal.port));
  expect(reset?.failure?.kind).toBe('reset');
  await using proxy = await tunnels(portal.port);
  const [untrusted] = await call(networkBy(`http://127.0.0.1:${proxy.port}`, portal.port, { caFiles: [] }));
  expect(untrusted?.failure?.kind).toBe('tls');
});

test('an authority of the company is trusted beside those that Node knows', async () => {
  await using portal = await securePortal();
  const network = { proxies: {}, caFiles: [caFile], basicAuth: null };
  const origin = `https://localhost:${portal.port}`;
  const [trusted] = await call({ origin, network });
  expect(trusted?.response?.status).toBe(200);
  const [untrusted] = await call({ origin });
  expect(untrusted?.failure?.kind).toBe('tls');
});

test('basic authentication goes with every request, and stands in no record', async () => {
  await using portal = await securePortal();
  const basicAuth = { user: 'front', password: 's3cretOfTheFront' };
  const network = { proxies: {}, caFiles: [caFile], basicAuth };
  const exchanges = await call({ origin: `https://localhost:${portal.port}`, network });
  const value = `Basic ${Buffer.from('front:s3cretOfTheFront').toString('base64')}`;
  expect(portal.seen.map(({ authorization }) => authorization)).toEqual([value]);
  expect(exchanges[0]?.request.headers).toContainEqual(['Authorization', 'Basic [redacted:basic-auth]']);
  expect(JSON.stringify(exchanges)).not.toMatch(/s3cretOfTheFront|ZnJvbnQ6/);
});

for (const [address, name] of [
  ['127.0.0.1', 'localhost'],
  ['::1', 'localhost'],
  ['::1', '[::1]'],
] as const) {
  test(`a portal that listens at ${address} is reached as ${name}`, async () => {
    const server = createHttpServer((_, response) => response.end('{"result":true}'));
    await using portal = await listen(server, address);
    const [exchange] = await call({ origin: `http://${name}:${portal.port}` });
    expect(exchange?.response?.status ?? exchange?.failure).toBe(200);
  });
}
