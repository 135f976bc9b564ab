import { expect, test } from '@playwright/test';
import { openSession } from '../../../src/exchange/session.ts';
import type { PlannedRequest } from '../../../src/plan/case.ts';
import { code, httpServer, inTurn, planned, rawServer, targetAt } from './local-server.ts';

const token = 'canaryT0kenCanaryT0ken';

function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret.toLowerCase(),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, '').toLowerCase(),
    Buffer.from(`~${secret}`).toString('base64').slice(2, -4).toLowerCase(),
    Buffer.from(`~~${secret}`).toString('base64').slice(3, -4).toLowerCase(),
    [...bytes].map((byte) => `%${byte.toString(16)}`).join(''),
    secret.slice(1, -1).toLowerCase(),
  ];
}

function expectClean(record: unknown): void {
  const text = JSON.stringify(record).toLowerCase();
  for (const secret of [code, token]) {
    for (const spelling of spellings(secret)) expect(text).not.toContain(spelling);
  }
}

const requests: PlannedRequest[] = (
  [
    'given',
    'wrong-code',
    'first-character',
    'last-character',
    'shortened',
    'lengthened',
    'other-user',
  ] as const
).flatMap((credential) => [
  planned({ credential }),
  planned({ credential, encoding: 'get-query', suffix: '.json' }),
  planned({ credential, auth: 'query' }),
  planned({ credential, auth: 'body', encoding: 'post-form' }),
  planned({ credential, auth: 'header' }),
]);

test('a portal that echoes its credential everywhere leaves none of it in a record', async () => {
  await using server = await httpServer((seen, response) => {
    const all = seen.url + seen.body + (seen.headers.authorization ?? '');
    response.writeHead(200, `OK ${seen.url.replace(/[^\w/]/g, '')}`, {
      'Content-Type': 'application/json',
      Location: seen.url,
      'X-Base64': Buffer.from(all).toString('base64'),
      'Set-Cookie': `p=${encodeURIComponent(all)}`,
    });
    const body = { plain: all, upper: all.toUpperCase(), hex: Buffer.from(all).toString('hex') };
    response.end(JSON.stringify({ ...body, base64: Buffer.from(`x${all}`).toString('base64url') }));
  });
  const session = openSession(targetAt(server.origin, { oauth: { accessToken: token } }));
  const exchanges = await session.perform(inTurn(...requests));
  session.close();
  expect(exchanges).toHaveLength(requests.length);
  expect(exchanges.every(({ failure }) => failure === null)).toBe(true);
  expectClean(exchanges);
  expect(JSON.stringify(exchanges)).not.toContain(String(server.port));
});

test('broken responses that hold the credential leave none of it either', async () => {
  const endings = [
    'HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz',
    '',
  ];
  for (const ending of endings) {
    await using server = await rawServer((socket, request) => {
      const path = request.split(' ')[1] ?? '';
      socket.end(`${ending}${path}`);
    });
    const session = openSession(targetAt(server.origin));
    const exchanges = await session.perform(inTurn(planned(), planned({ credential: 'lengthened' })));
    session.close();
    expect(exchanges.every(({ failure }) => failure !== null)).toBe(true);
    expectClean(exchanges);
  }
});

test('two runs against two ports leave the same record but for the clock', async () => {
  const records: unknown[] = [];
  for (let run = 0; run < 2; run += 1) {
    await using server = await httpServer((seen, response) => {
      response.sendDate = false;
      response.writeHead(400, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ error: 'X', error_description: `http://${seen.headers.host}/` }));
    });
    const session = openSession(targetAt(server.origin));
    records.push(
      (await session.perform(inTurn(...requests.slice(0, 2)))).map((exchange) => ({
        ...exchange,
        timing: null,
      })),
    );
    session.close();
  }
  expect(records[0]).toEqual(records[1]);
});
