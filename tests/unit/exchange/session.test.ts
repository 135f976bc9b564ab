import { expect, test } from '@playwright/test';
import type { Clock } from '../../../src/exchange/record/clock.ts';
import { openSession } from '../../../src/exchange/session.ts';
import { httpServer, inTurn, json, type LocalServer, planned, rawServer, targetAt } from './local-server.ts';

const control = planned({ key: 'control', parameters: { DIALOG_ID: 'abc' } });
const badGateway = { 'Content-Type': 'text/html' };

/** A clock that jumps instead of waiting. */
function jumpingClock(): Clock & { readonly slept: number[] } {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    async sleep(milliseconds) {
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
}

function portal(): Promise<LocalServer> {
  return httpServer((_, response) => json(response, 200, { result: true }));
}

test('a request with a known key is sent once, also when it is asked for twice at once', async () => {
  await using server = await portal();
  const session = openSession(targetAt(server.origin));
  const request = planned();
  const other = planned();
  const [first, second] = await session.perform([{ together: true, requests: [request, request] }]);
  const [third, fourth] = await session.perform(inTurn(request, other));
  session.close();
  expect(second).toBe(first);
  expect(third).toBe(first);
  expect(fourth?.id).toBe(2);
  expect(session.sent).toBe(2);
});

test('a session goes on where another ended', async () => {
  await using server = await portal();
  const seen: number[] = [];
  const request = planned();
  const before = openSession(targetAt(server.origin), { remember: ({ id }) => seen.push(id) });
  const known = await before.perform(inTurn(request, planned()));
  before.close();
  const session = openSession(targetAt(server.origin), { known });
  const [again, next] = await session.perform(inTurn(request, planned()));
  session.close();
  expect(seen).toEqual([1, 2]);
  expect(again).toBe(known[0]);
  expect(next?.id).toBe(3);
});

test('an input that breaks the portal is confirmed by the control and by itself', async () => {
  await using server = await httpServer((seen, response) => {
    if (seen.body.includes('poison')) response.writeHead(502, badGateway).end('<h1>Bad gateway</h1>');
    else json(response, 400, { error: 'DIALOG_ID_EMPTY', error_description: 'x' });
  });
  const session = openSession(targetAt(server.origin), { controls: [control] });
  const [exchange] = await session.perform(inTurn(planned({ parameters: { DIALOG_ID: 'poison' } })));
  session.close();
  expect(exchange).toMatchObject({
    id: 1,
    response: { status: 502 },
    confirmation: {
      control: { id: 2, key: 'control', response: { status: 400 } },
      again: { id: 3, response: { status: 502 } },
    },
  });
  expect(session.stopped).toBeNull();
});

test('a portal that responses nothing but pages is left after two dead controls', async () => {
  await using server = await httpServer((_, response) =>
    response.writeHead(502, badGateway).end('<h1>Bad gateway</h1>'),
  );
  const session = openSession(targetAt(server.origin), { controls: [control] });
  const exchanges = await session.perform(inTurn(...Array.from({ length: 20 }, () => planned())));
  session.close();
  expect(session.sent).toBe(4);
  expect(exchanges[0]?.confirmation).toMatchObject({ control: { response: { status: 502 } }, again: null });
  for (const { failure, request } of exchanges.slice(2)) {
    expect(failure).toEqual({
      kind: 'not-sent',
      code: 'NOT_SENT',
      message: expect.stringContaining('control calls'),
    });
    expect(request.url).toContain('[portal]');
  }
});

test('a hanging portal ends in the time of four time-outs', async () => {
  await using server = await rawServer(() => {});
  const session = openSession(targetAt(server.origin, { timeoutMs: 100 }), { controls: [control] });
  const exchanges = await session.perform(inTurn(...Array.from({ length: 50 }, () => planned())));
  session.close();
  expect(session.sent).toBe(4);
  expect(exchanges.filter(({ failure }) => failure?.kind === 'timeout')).toHaveLength(2);
  expect(exchanges.filter(({ failure }) => failure?.kind === 'not-sent')).toHaveLength(48);
});

test('a portal that never ends a response to the method is left after five', async () => {
  await using server = await rawServer((socket, request) => {
    const body = '{"error":"DIALOG_ID_EMPTY","error_description":"x"}';
    const length = request.includes('"abc"') ? body.length : body.length + 9;
    socket.write(
      `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`,
    );
  });
  const session = openSession(targetAt(server.origin, { timeoutMs: 100 }), { controls: [control] });
  const requests = Array.from({ length: 20 }, () => planned({ parameters: { DIALOG_ID: 'chat13' } }));
  const exchanges = await session.perform(inTurn(...requests));
  session.close();
  expect(exchanges.filter(({ failure }) => failure?.code === 'STALLED')).toHaveLength(5);
  expect(exchanges.filter(({ failure }) => failure?.kind === 'not-sent')).toHaveLength(15);
});

test('requests keep to the rate', async () => {
  await using server = await portal();
  const clock = jumpingClock();
  const session = openSession(targetAt(server.origin, { rate: { perSecond: 2, burst: 3 } }), { clock });
  await session.perform(inTurn(...Array.from({ length: 6 }, () => planned())));
  session.close();
  expect(clock.slept).toEqual([500, 500, 500]);
});

test('a portal that asks to slow down is waited for', async () => {
  let calls = 0;
  await using server = await httpServer((_, response) => {
    calls += 1;
    if (calls > 2) json(response, 200, { result: true });
    else
      json(
        response,
        503,
        { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'x' },
        calls === 1 ? { 'Retry-After': '60' } : {},
      );
  });
  const clock = jumpingClock();
  const session = openSession(targetAt(server.origin), { clock });
  const [exchange] = await session.perform(inTurn(planned()));
  session.close();
  expect(exchange?.response?.status).toBe(200);
  expect(clock.slept).toEqual([10_000, 1000]);
});

test('patience ends after three requests that stayed limited', async () => {
  await using server = await httpServer((_, response) =>
    json(response, 429, { error: 'OPERATION_TIME_LIMIT', error_description: 'x' }),
  );
  const clock = jumpingClock();
  const session = openSession(targetAt(server.origin), { clock, controls: [control] });
  const exchanges = await session.perform(inTurn(...Array.from({ length: 10 }, () => planned())));
  session.close();
  expect(clock.slept).toHaveLength(6);
  expect(session.sent).toBe(3 * 3 + 7);
  expect(exchanges.every(({ response }) => response?.status === 429)).toBe(true);
});

test('an expired token is renewed once, and the new one is a secret too', async () => {
  const renewals: string[] = [];
  await using server = await httpServer((seen, response) => {
    if (seen.url === '/oauth/token/') {
      renewals.push(seen.body);
      return json(response, 200, {
        access_token: 'renewedT0kenRenewed',
        refresh_token: 'renewedR3fresh',
        expires_in: 3600,
      });
    }
    if (
      seen.headers.authorization === 'Bearer renewedT0kenRenewed' ||
      seen.body.includes('renewedT0kenRenewed')
    ) {
      return json(response, 200, {
        result: true,
        echo: ['renewedT0kenRenewed', 'renewedR3fresh', 'oldT0kenOldT0ken'],
      });
    }
    json(response, 401, { error: 'expired_token', error_description: 'x' });
  });
  const oauth = {
    accessToken: 'oldT0kenOldT0ken',
    refreshToken: 'oldR3fresh',
    clientId: 'app.1',
    clientSecret: 'cl13ntS3cr3t',
    tokenUrl: server.origin,
  };
  const session = openSession(targetAt(server.origin, { webhook: null, oauth }));
  const wrong = planned({ credential: 'wrong-token' });
  const exchanges = await session.perform([
    { together: false, requests: [wrong] },
    { together: true, requests: [planned(), planned({ auth: 'header' })] },
    { together: false, requests: [planned()] },
  ]);
  session.close();
  expect(renewals).toEqual([
    'grant_type=refresh_token&client_id=app.1&client_secret=cl13ntS3cr3t&refresh_token=oldR3fresh',
  ]);
  expect(exchanges.map(({ response }) => response?.status)).toEqual([401, 200, 200, 200]);
  expect(JSON.stringify(exchanges)).not.toMatch(/renewedT0ken|renewedR3fresh|oldT0ken|cl13nt/i);
});

test('after closing, everything is recorded as not sent', async () => {
  await using server = await portal();
  const session = openSession(targetAt(server.origin));
  session.close();
  const [exchange] = await session.perform(inTurn(planned()));
  expect(exchange?.failure?.kind).toBe('not-sent');
  expect(session.sent).toBe(0);
});
