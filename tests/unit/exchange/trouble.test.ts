import { expect, test } from '@playwright/test';
import type { Exchange } from '../../../src/exchange/record/exchange.ts';
import { openSession } from '../../../src/exchange/session.ts';
import { isProven, portalStateOf } from '../../../src/exchange/trouble/proof.ts';
import { jumpingClock } from './jumping-clock.ts';
import { httpServer, inTurn, json, planned, rawServer, targetAt } from './local-server.ts';

const refused = planned({ key: 'refused', parameters: { DIALOG_ID: 'abc' } });
const controls = {
  succeeding: [planned({ key: 'profile', method: 'profile', parameters: {} })],
  refused,
  unknown: planned({ key: 'unknown', method: 'im.dialog.writing.control', parameters: {} }),
};
const html = { 'Content-Type': 'text/html' };
const poison = planned({ key: 'poison', parameters: { DIALOG_ID: 'poison' } });

/** The statuses of the tries and of the control calls, in the order in which they were sent. */
function sequence({ confirmation, ...last }: Exchange | undefined = {} as Exchange): readonly string[] {
  const { tries = [], controls: calls = [] } = confirmation ?? {};
  const word = ({ response, failure }: Exchange) => String(failure?.kind ?? response?.status);
  return [
    ...[...tries, last].map((one) => ({ id: one.id, word: `try ${word(one)}` })),
    ...calls.map((one) => ({ id: one.id, word: `control ${word(one)}` })),
  ]
    .sort((a, b) => a.id - b.id)
    .map((one) => one.word);
}

test('a good second response is the response, and the trouble stands beside it', async () => {
  let calls = 0;
  await using server = await httpServer((seen, response) => {
    if (seen.body.includes('poison')) calls += 1;
    if (seen.body.includes('poison') && calls === 1)
      response.writeHead(502, html).end('<h1>Bad gateway</h1>');
    else json(response, 200, { result: true });
  });
  const session = openSession(targetAt(server.origin), { controls });
  const [exchange] = await session.perform(inTurn(poison));
  session.close();
  expect(exchange).toMatchObject({ key: 'poison', response: { status: 200 }, failure: null });
  expect(sequence(exchange)).toEqual(['try 502', 'control 200', 'try 200']);
});

test('an input that fails each time while other calls succeed is proven, by numbers of calls that vary', async () => {
  await using server = await httpServer((seen, response) => {
    if (seen.body.includes('poison')) response.writeHead(502, html).end('<h1>Bad gateway</h1>');
    else json(response, 200, { result: true });
  });
  const session = openSession(targetAt(server.origin), { controls });
  const [exchange] = await session.perform(inTurn(poison));
  session.close();
  expect(sequence(exchange)).toEqual([
    'try 502',
    'control 200',
    'try 502',
    'control 200',
    'control 200',
    'try 502',
    'control 200',
    'try 502',
    'control 200',
    'control 200',
    'try 502',
  ]);
  expect(exchange === undefined ? null : isProven(exchange)).toBe(true);
});

test('nothing is proven on a portal that lets no call succeed', async () => {
  await using server = await httpServer((seen, response) => {
    if (seen.body.includes('poison')) response.writeHead(502, html).end('<h1>Bad gateway</h1>');
    else json(response, 400, { error: 'DIALOG_ID_EMPTY', error_description: 'x' });
  });
  const session = openSession(targetAt(server.origin), { controls });
  const [exchange] = await session.perform(inTurn(poison));
  session.close();
  expect(exchange === undefined ? null : isProven(exchange)).toBe(false);
  expect(session.stopped).toBeNull();
});

test('a portal of nothing but pages is left after waits that grow, and the reason says what to do', async () => {
  await using server = await httpServer((_, response) =>
    response.writeHead(502, html).end('<h1>Bad gateway</h1>'),
  );
  const clock = jumpingClock();
  const session = openSession(targetAt(server.origin, { timeoutMs: 1000 }), { controls, clock });
  const exchanges = await session.perform(inTurn(...Array.from({ length: 20 }, () => planned())));
  session.close();
  expect(clock.slept).toEqual([50, 100, 200, 400, 670]);
  expect(session.stopped).toContain('A gateway answers in place of the portal. Check whether');
  for (const { failure, request } of exchanges.slice(1)) {
    expect(failure).toEqual({ kind: 'not-sent', code: 'NOT_SENT', message: session.stopped });
    expect(request.url).toContain('[portal]');
  }
});

test('a hanging portal is left in the time of a few time-outs', async () => {
  await using server = await rawServer(() => {});
  const session = openSession(targetAt(server.origin, { timeoutMs: 100 }), { controls });
  const exchanges = await session.perform(inTurn(...Array.from({ length: 50 }, () => planned())));
  session.close();
  expect(session.sent).toBe(3);
  expect(exchanges.map(({ failure }) => failure?.kind)).toEqual([
    'timeout',
    ...Array.from({ length: 49 }, () => 'not-sent'),
  ]);
});

test('a class of requests that hangs is given up after its first request, and others are sent', async () => {
  await using server = await rawServer((socket, request) => {
    if (request.includes('chat13')) return;
    socket.write(
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{"result":true}',
    );
  });
  const session = openSession(targetAt(server.origin, { timeoutMs: 100 }), { controls });
  const toChat = Array.from({ length: 10 }, () =>
    planned({ parameters: { DIALOG_ID: { $fixture: 'chat' } } }),
  );
  const exchanges = await session.perform(inTurn(...toChat, planned()));
  session.close();
  expect(exchanges.map(({ failure }) => failure?.kind ?? 'answered')).toEqual([
    'timeout',
    ...Array.from({ length: 9 }, () => 'not-sent'),
    'answered',
  ]);
  expect(exchanges[0] === undefined ? null : isProven(exchanges[0])).toBe(true);
});

test('a portal that asks to wait is waited for, as long as it asks', async () => {
  let calls = 0;
  await using server = await httpServer((_, response) => {
    calls += 1;
    const limited = { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'x' };
    if (calls === 1) json(response, 503, limited);
    else if (calls === 2) json(response, 503, limited, { 'Retry-After': '3' });
    else json(response, 200, { result: true });
  });
  const clock = jumpingClock();
  const session = openSession(targetAt(server.origin, { timeoutMs: 10_000 }), { controls, clock });
  const [exchange] = await session.perform(inTurn(planned()));
  session.close();
  expect(clock.slept).toEqual([1000, 3000]);
  expect(sequence(exchange)).toEqual(['try 503', 'control 503', 'control 200', 'try 200']);
});

const elsewhere = { timeoutMs: 10_000, rate: { perSecond: 1000, burst: 1000 } };

test('the operation limit is waited out minute by minute at a portal elsewhere, with a word', async () => {
  let calls = 0;
  await using server = await httpServer((seen, response) => {
    const limited = { error: 'OPERATION_TIME_LIMIT', error_description: 'x' };
    if (!seen.url.includes('im.dialog.writing')) return json(response, 200, { result: true });
    calls += 1;
    json(response, calls < 3 ? 429 : 200, calls < 3 ? limited : { result: true });
  });
  const clock = jumpingClock();
  const told: string[] = [];
  const session = openSession(targetAt(server.origin, elsewhere), {
    controls,
    clock,
    tell: (sentence) => void told.push(sentence),
  });
  const [exchange] = await session.perform(inTurn(planned()));
  session.close();

  expect(clock.slept).toEqual([60_000, 60_000]);
  expect(told[0]).toBe('The portal asks to wait (OPERATION_TIME_LIMIT). The run goes on in 60 s.');
  expect(exchange?.response?.status).toBe(200);
});

test('a page with Retry-After as a date is waited for at a portal elsewhere', async () => {
  let calls = 0;
  await using server = await httpServer((_, response) => {
    calls += 1;
    if (calls > 2) return json(response, 200, { result: true });
    response.writeHead(503, {
      'Content-Type': 'text/html',
      'Retry-After': new Date(Date.now() + 120_500).toUTCString(),
    });
    response.end('<html>');
  });
  const clock = jumpingClock();
  const told: string[] = [];
  const session = openSession(targetAt(server.origin, elsewhere), {
    controls,
    clock,
    tell: (sentence) => void told.push(sentence),
  });
  const [exchange] = await session.perform(inTurn(planned()));
  session.close();

  expect(clock.slept).toHaveLength(1);
  expect(clock.slept[0]).toBeGreaterThan(100_000);
  expect(told).toEqual([
    expect.stringMatching(
      /^The portal asks to wait \(HTTP 503, Retry-After\)\. The run goes on in 1[12]\d s\.$/,
    ),
  ]);
  expect(exchange?.response?.status).toBe(200);
});

test('a limiter that never ends is a state of the portal', async () => {
  await using server = await httpServer((_, response) =>
    json(response, 503, { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'x' }),
  );
  const session = openSession(targetAt(server.origin), { clock: jumpingClock(), controls });
  const [exchange, next] = await session.perform(inTurn(planned(), planned()));
  session.close();
  expect(exchange === undefined ? null : portalStateOf(exchange)?.id).toBe('rate-limit');
  expect(next?.failure?.message).toContain('Lower B24_RATE');
});

test('a refusal that only this request gets is its response', async () => {
  await using server = await httpServer((seen, response) => {
    if (seen.body.includes('poison'))
      json(response, 401, { error: 'INVALID_CREDENTIALS', error_description: 'x' });
    else json(response, 400, { error: 'DIALOG_ID_EMPTY', error_description: 'x' });
  });
  const session = openSession(targetAt(server.origin), { controls });
  const [exchange] = await session.perform(inTurn(poison));
  session.close();
  expect(exchange === undefined ? null : portalStateOf(exchange)).toBeNull();
  expect(sequence(exchange)).toEqual(['try 401', 'control 400']);
});

test('a refusal that every call gets is a state of the portal', async () => {
  await using server = await httpServer((_, response) =>
    json(response, 401, { error: 'INVALID_CREDENTIALS', error_description: 'x' }),
  );
  const session = openSession(targetAt(server.origin), { clock: jumpingClock(), controls });
  const [exchange, next] = await session.perform(inTurn(poison, planned()));
  session.close();
  expect(exchange === undefined ? null : portalStateOf(exchange)?.id).toBe('revoked');
  expect(next?.failure?.message).toContain('revoked');
});

test('a request with an effect is not sent again once it may have arrived', async () => {
  await using server = await httpServer((seen, response) => {
    if (seen.body.includes('poison')) response.destroy();
    else json(response, 200, { result: true });
  });
  const session = openSession(targetAt(server.origin), {
    controls,
    isIdempotent: ({ key }) => key !== 'poison',
  });
  const [exchange] = await session.perform(inTurn(poison));
  session.close();
  expect(sequence(exchange)).toEqual(['try reset', 'control 200']);
});
