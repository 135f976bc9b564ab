import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import type { PortalOptions } from '../../../../src/portal/portal-options.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { ask, askJson, said } from '../ask.ts';

interface Received {
  readonly form: URLSearchParams;
  readonly type: string;
}

/** An application's handler of events on this machine, that keeps what it got. */
async function startHandler(status = 200) {
  const received: Received[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      received.push({ form: new URLSearchParams(body), type: request.headers['content-type'] ?? '' });
      response.writeHead(status, { location: 'http://192.0.2.1/' }).end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    received,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function start(options: PortalOptions = {}) {
  const portal = await startPortal({
    stubs: [{ method: 'crm.deal.*', response: { result: 77 } }],
    ...options,
  });
  const call = (method: string, params: object = {}, token = 'owner') =>
    askJson(
      `${portal.origin}/rest/${method}`,
      JSON.stringify({ ...params, auth: portal.accessTokens[token] }),
    );
  return { portal, call, [Symbol.asyncDispose]: () => portal.close() };
}

test('a handler is called when its event happens, with a form as portals send it', async () => {
  await using handler = await startHandler();
  await using started = await start({ clock: () => 1_785_578_400_000 });
  const { portal, call } = started;
  expect(said(await call('event.bind', { event: 'OnCrmDealAdd', handler: handler.url }))).toBe('200 true');
  await call('crm.deal.add', { fields: { TITLE: 'New' } });
  await call('crm.deal.update', { id: 77 });
  await portal.delivered();
  expect(handler.received).toHaveLength(1);
  const [{ form, type } = { form: new URLSearchParams(), type: '' }] = handler.received;
  expect(type).toBe('application/x-www-form-urlencoded');
  expect(Object.fromEntries(form)).toEqual({
    event: 'ONCRMDEALADD',
    event_handler_id: '1',
    'data[FIELDS][ID]': '77',
    ts: '1785578400',
    'auth[access_token]': expect.stringMatching(/^[0-9a-f]{48}$/),
    'auth[expires_in]': '3600',
    'auth[refresh_token]': expect.stringMatching(/^[0-9a-f]{48}$/),
    'auth[scope]': expect.stringContaining('crm'),
    'auth[domain]': portal.origin.replace('http://', ''),
    'auth[server_endpoint]': `${portal.origin}/rest/`,
    'auth[status]': 'L',
    'auth[client_endpoint]': `${portal.origin}/rest/`,
    'auth[member_id]': expect.stringMatching(/^[0-9a-f]{32}$/),
    'auth[application_token]': expect.stringMatching(/^[0-9a-f]{48}$/),
  });
  const back = await ask(
    `${form.get('auth[client_endpoint]')}profile?auth=${form.get('auth[access_token]')}`,
  );
  expect(back.json['result']).toMatchObject({ ID: '1' });
});

test('the tokens are those of the user who acted, or of the one that was asked for', async () => {
  await using handler = await startHandler();
  await using started = await start();
  const { portal, call } = started;
  await call('event.bind', { event: 'ONCRMDEALADD', handler: handler.url });
  await call('event.bind', { event: 'ONCRMDEALADD', handler: handler.url, auth_type: 13 });
  await call('crm.deal.add', {}, 'second');
  await portal.delivered();
  const ids = [];
  for (const { form } of handler.received) {
    const told = await ask(`${portal.origin}/rest/profile?auth=${form.get('auth[access_token]')}`);
    ids.push((told.json['result'] as { ID: string }).ID);
  }
  expect(ids).toEqual(['7', '13']);
});

test('handlers are listed and taken away again', async () => {
  await using started = await start();
  const { call } = started;
  const handler = 'http://127.0.0.1:9/x';
  await call('event.bind', { EVENT: 'OnCrmLeadAdd', HANDLER: handler });
  await call('event.bind', { event: 'OnCrmLeadAdd', handler, auth_type: 7 });
  expect((await call('event.get')).json['result']).toEqual([
    { event: 'ONCRMLEADADD', handler, auth_type: '0', offline: 0 },
    { event: 'ONCRMLEADADD', handler, auth_type: '7', offline: 0 },
  ]);
  expect(
    (await call('event.unbind', { event: 'oncrmleadadd', handler, auth_type: 7 })).json['result'],
  ).toEqual({
    count: 1,
  });
  expect((await call('event.unbind', { event: 'oncrmleadadd', handler })).json['result']).toEqual({
    count: 1,
  });
  expect((await call('event.get')).json['result']).toEqual([]);
});

test('what portals refuse is refused', async () => {
  await using started = await start();
  const { portal, call } = started;
  const handler = 'http://127.0.0.1:9/x';
  expect(said(await call('event.bind', { event: 'deal', handler }))).toBe('400 ERROR_EVENT_NOT_FOUND');
  expect(said(await call('event.bind', { event: 'OnCrmDealAdd', handler: 'ftp://x' }))).toBe(
    '400 ERROR_ARGUMENT',
  );
  await call('event.bind', { event: 'OnCrmDealAdd', handler });
  expect(said(await call('event.bind', { event: 'OnCrmDealAdd', handler }))).toBe('400 ERROR_CORE');
  expect(said(await call('event.bind', { event: 'OnCrmDealAdd', handler, auth_type: 1 }, 'second'))).toBe(
    '403 ACCESS_DENIED',
  );
  expect(said(await call('event.unbind', { event: 'OnCrmDealAdd', handler }, 'second'))).toBe(
    '403 ACCESS_DENIED',
  );
  expect(said(await askJson(`${portal.webhookUrl}event.get`, '{}'))).toBe('403 WRONG_AUTH_TYPE');
});

test('code and HTTP let things happen, and tell what was sent', async () => {
  await using handler = await startHandler(500);
  await using started = await start({
    seed: {
      users: [{ id: 1 }],
      webhooks: [{ name: 'owner', user: 1 }],
      eventHandlers: [{ event: 'onAppTest', handler: handler.url }],
    },
  });
  const { portal } = started;
  expect(portal.emit('onapptest', { a: { b: [true, null, 'x'] } })).toBe(1);
  expect(portal.emit('onOther')).toBe(0);
  await portal.delivered();
  expect(portal.deliveries).toEqual([
    {
      number: 1,
      at: expect.any(String),
      event: 'ONAPPTEST',
      handler: handler.url,
      data: { a: { b: [true, null, 'x'] } },
      status: 500,
      problem: undefined,
    },
  ]);
  const told = await askJson(`${portal.origin}/_portal/events`, '{"event":"onapptest","data":{"n":1}}');
  expect(told.json).toMatchObject({ handlers: 1, deliveries: [{}, { data: { n: 1 }, status: 500 }] });
  expect((await askJson(`${portal.origin}/_portal/events`, '{"evnt":"x"}')).json['problem']).toContain(
    'evnt',
  );
  const names = handler.received.map(({ form }) =>
    [...form.keys()].filter((name) => name.startsWith('data')),
  );
  expect(names).toEqual([['data[a][b][0]', 'data[a][b][2]'], ['data[n]']]);
  expect([...(handler.received[0]?.form.keys() ?? [])]).not.toContain('auth[access_token]');
});

test('half a surrogate pair in the data of an event, which no form can carry, is sent as U+FFFD', async () => {
  await using handler = await startHandler();
  await using started = await start();
  const { portal, call } = started;
  await call('event.bind', { event: 'OnAppTest', handler: handler.url });
  const told = await askJson(
    `${portal.origin}/_portal/events`,
    '{"event":"onapptest","data":{"n":"\\ud800"}}',
  );
  expect(told).toMatchObject({ status: 200, json: { handlers: 1 } });
  expect(handler.received.map(({ form }) => form.get('data[n]'))).toEqual(['\ufffd']);
});

test('no other machine is called unless its name is configured, and no redirect is followed', async () => {
  await using handler = await startHandler(302);
  await using started = await start();
  const { portal, call } = started;
  for (const url of [
    'http://portal.example/x',
    'http://127.0.0.1.example/',
    'http://[::2]/',
    'http://2130706433.example/',
  ])
    await call('event.bind', { event: 'OnA_B', handler: url });
  await call('event.bind', { event: 'OnA_B', handler: handler.url });
  portal.emit('ona_b');
  await portal.delivered();
  expect(portal.deliveries.map(({ status, problem }) => status ?? problem)).toEqual([
    expect.stringMatching(/^portal\.example is not this machine, and not among the hosts/),
    expect.stringContaining('127.0.0.1.example is not this machine'),
    expect.stringContaining('[::2] is not this machine'),
    expect.stringContaining('2130706433.example is not this machine'),
    302,
  ]);
});

test('a configured host is called, and one that does not answer is told', async () => {
  await using started = await start({ eventHosts: ['portal.invalid'] });
  const { portal, call } = started;
  await call('event.bind', { event: 'OnCrmDealAdd', handler: 'http://portal.invalid/x' });
  await call('crm.deal.add');
  await portal.delivered();
  expect(portal.deliveries).toMatchObject([{ problem: expect.stringContaining('portal.invalid') }]);
});

test('scopes are granted by name', async () => {
  await using portal = await startPortal({ scopes: { owner: ['user'], narrow: 'all' } });
  const told = async (url = '') => said(await askJson(`${url}im.revision.get`, '{}')).slice(0, 3);
  expect([await told(portal.webhookUrl), await told(portal.webhookUrls['narrow'])]).toEqual(['401', '200']);
  await expect(startPortal({ scopes: { owners: ['im'] } })).rejects.toThrow(
    'Scopes are granted to owners, but the webhooks and tokens are called owner, second, narrow, guest, gone, expired.',
  );
});
