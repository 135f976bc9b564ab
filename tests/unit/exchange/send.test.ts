import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { expect, test } from '@playwright/test';
import type { Exchange } from '../../../src/exchange/record/exchange.ts';
import { openSession } from '../../../src/exchange/session.ts';
import type { Target } from '../../../src/exchange/target/target.ts';
import type { PlannedRequest } from '../../../src/plan/case.ts';
import { httpServer, inTurn, json, planned, rawServer, targetAt } from './local-server.ts';

async function ask(
  origin: string,
  changes: Partial<Target> = {},
  request: PlannedRequest = planned(),
): Promise<Exchange> {
  const allowance = { asSent: (sent: PlannedRequest) => sent, refusal: () => null, learn: () => {} };
  const session = openSession(targetAt(origin, changes), { allowance });
  const [exchange] = await session.perform(inTurn(request));
  session.close();
  if (exchange === undefined) throw new Error('no exchange');
  return exchange;
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const whole = '{"result":true}';

test('a response is recorded as it was on the wire', async () => {
  await using server = await rawServer((socket) => {
    socket.write(
      `HTTP/1.1 299 As You Like\r\nX-Twice: a\r\nx-twice: b\r\nContent-Length: 15\r\n\r\n${whole}`,
    );
  });
  const { response, failure, timing } = await ask(server.origin);
  expect(failure).toBeNull();
  expect(response).toEqual({
    httpVersion: '1.1',
    status: 299,
    reason: 'As You Like',
    headers: [
      ['X-Twice', 'a'],
      ['x-twice', 'b'],
      ['Content-Length', '15'],
    ],
    body: { text: whole, bytes: 15, capped: false },
    complete: true,
  });
  expect(timing.connect).not.toBeNull();
  expect(timing.total).toBeGreaterThanOrEqual(timing.firstByte ?? Number.POSITIVE_INFINITY);
});

test('a malformed query goes out byte for byte', async () => {
  let line = '';
  await using server = await rawServer((socket, request) => {
    line = request.split('\r\n')[0] ?? '';
    socket.write(`${head}Content-Length: 15\r\n\r\n${whole}`);
  });
  await ask(
    server.origin,
    {},
    planned({ encoding: 'get-query', parameters: {}, rawQuery: 'DIALOG_ID=%zz&b=%E0%' }),
  );
  expect(line).toMatch(/ \/rest\/7\/\w+\/im\.dialog\.writing\?DIALOG_ID=%zz&b=%E0% HTTP\/1\.1$/);
});

test('a redirect is recorded and not followed', async () => {
  let calls = 0;
  await using server = await httpServer((seen, response) => {
    calls += 1;
    response.writeHead(302, { Location: `http://${seen.headers.host}${seen.url}` }).end();
  });
  const { response } = await ask(server.origin);
  expect(response?.status).toBe(302);
  expect(response?.headers).toContainEqual([
    'Location',
    'http://[portal]/rest/7/[redacted:webhook-code]/im.dialog.writing',
  ]);
  expect(calls).toBe(1);
});

test('a body beyond the cap is counted and cut', async () => {
  const length = 3 * 1024 * 1024;
  await using server = await httpServer((_, response) => response.end(Buffer.alloc(length, 'a')));
  const { response } = await ask(server.origin);
  expect(response?.body).toMatchObject({ bytes: length, capped: true });
  expect(response?.body.text).toHaveLength(1024 * 1024);
  expect(response?.complete).toBe(true);
});

test('an endless body is left', async () => {
  await using server = await httpServer((_, response) => {
    const more = (): void => {
      while (response.write(Buffer.alloc(65536, 'a')));
      response.once('drain', more);
    };
    more();
  });
  const { response, failure } = await ask(server.origin, { timeoutMs: 20_000 });
  expect(response).toMatchObject({ complete: false, body: { capped: true } });
  expect(failure).toBeNull();
});

test('an informational response is passed over', async () => {
  await using server = await rawServer((socket) => {
    socket.write(
      `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n${head}Content-Length: 15\r\n\r\n${whole}`,
    );
  });
  expect(await ask(server.origin)).toMatchObject({
    response: { status: 200, complete: true },
    failure: null,
  });
});

for (const [name, wire] of Object.entries({
  'ends with the connection': `${head}\r\n${whole}`,
  'is sized, and the connection is closed': `${head}Connection: close\r\nContent-Length: 15\r\n\r\n${whole}`,
  'comes in chunks': `${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"res\r\na\r\nult":true}\r\n0\r\n\r\n`,
})) {
  test(`a body that ${name} is complete`, async () => {
    await using server = await rawServer((socket) => socket.end(wire));
    const exchange = await ask(server.origin);
    expect(exchange).toMatchObject({ failure: null, response: { complete: true, body: { text: whole } } });
  });
}

const broken: Record<
  string,
  {
    wire: string;
    after?: 'end' | 'reset';
    failure: Record<string, unknown>;
    response: Record<string, unknown> | null;
  }
> = {
  'no HTTP at all': {
    wire: 'SSH-2.0-OpenSSH_9.2\r\n',
    failure: { kind: 'protocol', code: 'NOT_HTTP' },
    response: null,
  },
  'a broken chunk size': {
    wire: `${head}Transfer-Encoding: chunked\r\n\r\nf\r\n${whole}\r\nzz\r\n`,
    failure: { kind: 'protocol', code: 'HPE_INVALID_CHUNK_SIZE' },
    response: { status: 200, complete: false, body: { text: whole } },
  },
  'a broken header': {
    wire: 'HTTP/1.1 200 OK\r\nno colon\r\n\r\n',
    failure: {
      kind: 'protocol',
      code: expect.stringMatching(/^HPE_/),
      message: expect.stringContaining('starts as HTTP/1'),
    },
    response: null,
  },
  'more bytes than announced': {
    wire: `${head}Content-Length: 15\r\n\r\n${whole}<!-- more -->`,
    failure: { kind: 'protocol', code: 'EXCESS_BYTES' },
    response: { status: 200, complete: true, body: { text: whole } },
  },
  'fewer bytes than announced': {
    wire: `${head}Content-Length: 99\r\n\r\n${whole}`,
    after: 'end',
    failure: { kind: 'incomplete' },
    response: { status: 200, complete: false, body: { text: whole, bytes: 15 } },
  },
  'fewer bytes than announced, connection kept': {
    wire: `${head}Content-Length: 99\r\n\r\n${whole}`,
    failure: { kind: 'incomplete', code: 'STALLED' },
    response: { status: 200, complete: false, body: { text: whole } },
  },
  'half a body, connection kept': {
    wire: `${head}Content-Length: 15\r\n\r\n{"resu`,
    failure: { kind: 'incomplete', code: 'STALLED' },
    response: { status: 200, complete: false, body: { text: '{"resu' } },
  },
  'a chunked body without its end': {
    wire: `${head}Transfer-Encoding: chunked\r\n\r\nf\r\n${whole}\r\n`,
    after: 'end',
    failure: { kind: 'incomplete' },
    response: { status: 200, complete: false, body: { text: whole } },
  },
  'nothing, and a closed connection': { wire: '', after: 'end', failure: { kind: 'reset' }, response: null },
  'nothing, and a reset connection': {
    wire: '',
    after: 'reset',
    failure: { kind: 'reset', code: 'ECONNRESET' },
    response: null,
  },
  'nothing at all': { wire: '', failure: { kind: 'timeout', code: 'TIMEOUT' }, response: null },
  'half a head': { wire: 'HTTP/1.1 200 O', failure: { kind: 'timeout' }, response: null },
  'another protocol': {
    wire: 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
    failure: { kind: 'protocol', code: 'UPGRADE' },
    response: null,
  },
};

for (const [name, { wire, after, failure, response }] of Object.entries(broken)) {
  test(`the portal sends ${name}`, async () => {
    await using server = await rawServer((socket) => {
      socket.write(wire);
      if (after === 'end') socket.end();
      if (after === 'reset') socket.resetAndDestroy();
    });
    const exchange = await ask(server.origin, { timeoutMs: 300 });
    expect(exchange.failure).toMatchObject(failure);
    if (response === null) expect(exchange.response).toBeNull();
    else expect(exchange.response).toMatchObject(response);
  });
}

test('a refused connection and an unknown name have their kinds', async () => {
  const server = createNetServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const refused = await ask(`http://127.0.0.1:${port}`);
  expect(refused.failure).toEqual({
    kind: 'refused',
    code: 'ECONNREFUSED',
    message: 'The host refused the connection.',
  });
  const unknown = await ask('http://no-such-host.invalid');
  expect(unknown.failure?.kind).toBe('dns');
});

test('plain HTTP behind an https address is a TLS failure', async () => {
  await using server = await rawServer((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const exchange = await ask(server.origin.replace('http:', 'https:'));
  expect(exchange.failure?.kind).toBe('tls');
});

test('a connection is kept, and one that died in between is replaced without a word', async () => {
  const responded: number[] = [];
  await using server = await rawServer((socket, _request, connection, repetition) => {
    if (connection === 1 && repetition === 3) return void socket.resetAndDestroy();
    responded.push(connection);
    socket.write(`${head}Content-Length: 15\r\n\r\n${whole}`);
  });
  const session = openSession(targetAt(server.origin));
  const exchanges = await session.perform(inTurn(planned(), planned(), planned()));
  session.close();
  expect(responded).toEqual([1, 1, 2]);
  expect(exchanges.map(({ timing }) => timing.reused)).toEqual([false, true, false]);
  expect(exchanges.every(({ failure }) => failure === null)).toBe(true);
});

test('at most as many connections as the target allows', async () => {
  let open = 0;
  let most = 0;
  await using server = await httpServer((_, response) => {
    open += 1;
    most = Math.max(most, open);
    setImmediate(() => {
      open -= 1;
      json(response, 200, { result: true });
    });
  });
  const session = openSession(targetAt(server.origin, { connections: 2 }));
  const requests = Array.from({ length: 8 }, () => planned());
  const exchanges = await session.perform([{ together: true, requests }]);
  session.close();
  expect(exchanges.map(({ key }) => key)).toEqual(requests.map(({ key }) => key));
  expect(most).toBeLessThanOrEqual(2);
});
