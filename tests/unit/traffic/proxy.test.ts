import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { ServeOptions } from '../../../src/cli/serve/serve-options.ts';
import { serveProxy } from '../../../src/cli/serve/serve-proxy.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { startProxy } from '../../../src/traffic/proxy/start-proxy.ts';
import { stubsOfTraffic } from '../../../src/traffic/stubs-of-traffic.ts';
import type { TrafficExchange } from '../../../src/traffic/traffic-message.ts';
import { ask, askForm, askJson } from '../portal/ask.ts';

async function proxyBefore(origin: string) {
  const recorded: TrafficExchange[] = [];
  const proxy = await startProxy({
    portal: new URL(origin),
    port: 0,
    record: (exchange) => recorded.push(exchange),
  });
  return { ...proxy, recorded, [Symbol.asyncDispose]: () => proxy.close() };
}

/** Something that gives one response, and keeps what it got. */
async function startOrigin(status: number, headers: Record<string, string>, body: Buffer | string) {
  const got: { url: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    got.push({ url: request.url ?? '', headers: request.headers });
    request.resume().on('end', () => response.writeHead(status, headers).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

test('an application gets through the proxy what the portal says, and the exchange is recorded without secrets', async () => {
  await using portal = await startPortal();
  await using proxy = await proxyBefore(portal.origin);
  const url = portal.webhookUrl.replace(portal.origin, proxy.origin);
  const direct = await askJson(`${portal.webhookUrl}im.dialog.writing`, '{"DIALOG_ID":"abc"}');
  const through = await askJson(`${url}im.dialog.writing`, '{"DIALOG_ID":"abc"}');
  expect([through.status, through.text]).toEqual([direct.status, direct.text]);
  await askForm(`${proxy.origin}/rest/profile`, `auth=${portal.accessToken}`);
  await ask(`${proxy.origin}/index.php`);
  await proxy.close();
  expect(proxy.recorded).toMatchObject([
    {
      request: {
        method: 'POST',
        url: `${portal.origin}/rest/1/[redacted:webhook-code]/im.dialog.writing`,
        body: '{"DIALOG_ID":"abc"}',
      },
      response: { status: 400, body: through.text },
      ms: expect.any(Number),
    },
    { request: { url: `${portal.origin}/rest/profile`, body: 'auth=[redacted:auth]' } },
  ]);
  const all = JSON.stringify(proxy.recorded);
  for (const secret of [...portal.state.webhooks.keys(), ...portal.state.tokens.keys()])
    expect(all).not.toContain(secret);
});

test('headers and packed bodies pass as they are, and the record has the text', async () => {
  const packed = gzipSync('{"result":true,"note":"x"}');
  await using origin = await startOrigin(
    200,
    { 'content-encoding': 'gzip', 'content-type': 'application/json', 'set-cookie': 'a=secretcookie' },
    packed,
  );
  await using proxy = await proxyBefore(origin.origin);
  const told = await ask(`${proxy.origin}/rest/1/abcdef012345/profile?A=b%20c`, {
    headers: { 'X-Mine': 'yes', Cookie: 'c=d' },
  });
  expect(told.bytes.equals(packed)).toBe(true);
  expect(told.headers['set-cookie']).toEqual(['a=secretcookie']);
  expect(origin.got).toMatchObject([
    {
      url: '/rest/1/abcdef012345/profile?A=b%20c',
      headers: { 'x-mine': 'yes', cookie: 'c=d', host: origin.origin.slice('http://'.length) },
    },
  ]);
  await proxy.close();
  expect(proxy.recorded).toMatchObject([{ response: { body: '{"result":true,"note":"x"}' } }]);
  expect(JSON.stringify(proxy.recorded)).not.toMatch(/secretcookie|abcdef012345|c=d/);
});

test('a redirect is passed on and not followed, and nothing goes to another host', async () => {
  await using elsewhere = await startOrigin(200, {}, 'elsewhere');
  await using origin = await startOrigin(302, { location: `${elsewhere.origin}/x` }, '');
  await using proxy = await proxyBefore(origin.origin);
  expect((await ask(`${proxy.origin}/rest/profile`)).headers['location']).toBe(`${elsewhere.origin}/x`);
  await ask(`${proxy.origin}/rest/profile`, { headers: { Host: elsewhere.origin.slice('http://'.length) } });
  expect([origin.got.length, elsewhere.got.length]).toEqual([2, 0]);
});

test('a portal that is not there is a 502 for the application, and no response in the record', async () => {
  const gone = await startOrigin(200, {}, '');
  await gone[Symbol.asyncDispose]();
  await using proxy = await proxyBefore(gone.origin);
  const told = await ask(`${proxy.origin}/rest/profile`);
  expect([told.status, told.text]).toEqual([
    502,
    'The portal gave no response that can be passed on: ECONNREFUSED\n',
  ]);
  await proxy.close();
  expect(proxy.recorded).toMatchObject([{ response: null }]);
});

test('what passed is replayed by stubs: the same calls get the same answers, in their order', async () => {
  await using portal = await startPortal({ generation: '2026-08' });
  await using proxy = await proxyBefore(portal.origin);
  const calls = [
    ['im.dialog.messages.get', { DIALOG_ID: 'chat13', LIMIT: 1 }],
    ['im.message.add', { DIALOG_ID: 'chat13', MESSAGE: 'Hello {{now}}' }],
    ['im.dialog.messages.get', { DIALOG_ID: 'chat13', LIMIT: 1 }],
    ['im.dialog.get', { DIALOG_ID: 'chat99' }],
    ['user.get', {}],
    ['user.get', { FILTER: { ID: [7] } }],
  ] as const;
  const tell = async (url: string) => {
    const told = [];
    for (const [method, params] of calls) {
      const { status, json } = await askJson(`${url}${method}`, JSON.stringify(params));
      told.push({ status, ...json, time: undefined });
    }
    return told;
  };
  const original = await tell(portal.webhookUrl.replace(portal.origin, proxy.origin));
  await proxy.close();
  const stubs = stubsOfTraffic(proxy.recorded);
  await using replay = await startPortal({
    stubs,
    seed: { users: [{ id: 1 }], webhooks: [{ name: 'a', user: 1, scopes: 'all' }] },
  });
  expect(await tell(replay.webhookUrl)).toEqual(original);
  expect(replay.calls.filter(({ stub }) => stub === undefined)).toEqual([]);
});

test('a proxy whose certificate cannot be made or written does not begin, and says why', async () => {
  const directory = test.info().outputPath('.');
  const serve = (options: ServeOptions) =>
    serveProxy('https://acme.bitrix24.com', { https: true, out: join(directory, 'out'), ...options });
  writeFileSync(join(directory, 'authority-key.pem'), 'nonsense');
  await expect(serve({ authority: directory })).rejects.toMatchObject({
    name: 'UsageError',
    message: expect.stringContaining('holds no key and certificate of an authority'),
  });
  await expect(serve({ ca: join(directory, 'missing', 'ca.pem') })).rejects.toThrow(/ENOENT/);
  expect(existsSync(join(directory, 'out', 'traffic.ndjson'))).toBe(false);
});
