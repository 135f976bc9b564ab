import { expect, test } from '@playwright/test';
import { openSession } from '../../../src/exchange/session.ts';
import { jumpingClock } from './jumping-clock.ts';
import { httpServer, inTurn, json, type LocalServer, planned, targetAt } from './local-server.ts';

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

test('requests keep to the rate', async () => {
  await using server = await portal();
  const clock = jumpingClock();
  const session = openSession(targetAt(server.origin, { rate: { perSecond: 2, burst: 3 } }), { clock });
  await session.perform(inTurn(...Array.from({ length: 6 }, () => planned())));
  session.close();
  expect(clock.slept).toEqual([500, 500, 500]);
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
