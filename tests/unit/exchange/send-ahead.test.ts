import { expect, test } from '@playwright/test';
import { openSession } from '../../../src/exchange/session.ts';
import type { PlannedRequest } from '../../../src/plan/case.ts';
import { httpServer, inTurn, json, planned, targetAt } from './local-server.ts';

/** A portal that answers only when it is told to. */
async function heldPortal() {
  const held: { readonly name: string; answer(status?: number): void }[] = [];
  let most = 0;
  let open = 0;
  const server = await httpServer((seen, response) => {
    open += 1;
    most = Math.max(most, open);
    held.push({
      name: (JSON.parse(seen.body) as { DIALOG_ID: string }).DIALOG_ID,
      answer(status = 200) {
        open -= 1;
        json(response, status, status === 200 ? { result: true } : '<html>');
      },
    });
  });
  return { server, held, most: () => most };
}

const named = (...names: string[]): PlannedRequest[] =>
  names.map((name) => planned({ parameters: { DIALOG_ID: name } }));

test('requests that follow are sent before they are asked for, in their order and as many as there are connections', async () => {
  const { server, held } = await heldPortal();
  await using _ = server;
  const session = openSession(targetAt(server.origin, { connections: 3 }));
  session.expect(named('a', 'b', 'c', 'd'));

  await expect.poll(() => held.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c']);
  held[0]?.answer();
  await expect.poll(() => held.map(({ name }) => name)).toContain('d');
  session.close();
});

test('exchanges are numbered as they are performed, whatever the order of the responses', async () => {
  const { server, held } = await heldPortal();
  await using _ = server;
  const session = openSession(targetAt(server.origin, { connections: 3 }));
  const requests = named('a', 'b', 'c');
  session.expect(requests);
  await expect.poll(() => held.length).toBe(3);
  for (const { answer } of held.toReversed()) answer();
  const exchanges = await session.perform(inTurn(...requests));

  expect(exchanges.map(({ id, key }) => [id, key])).toEqual(requests.map(({ key }, at) => [at + 1, key]));
  expect(session.sent).toBe(3);
  session.close();
});

test('a response that shows trouble holds back what follows until it is asked for', async () => {
  const { server, held } = await heldPortal();
  await using _ = server;
  const session = openSession(targetAt(server.origin, { connections: 1 }));
  const requests = named('a', 'b');
  session.expect(requests);
  await expect.poll(() => held.length).toBe(1);
  held[0]?.answer(502);
  await expect.poll(() => held.length).toBe(1);
  const first = session.perform(inTurn(...requests.slice(0, 1)));

  await first;
  await expect.poll(() => held.length).toBe(2);
  session.close();
});

test('after the end nothing that was expected is sent', async () => {
  const { server, held } = await heldPortal();
  await using _ = server;
  const session = openSession(targetAt(server.origin, { connections: 1 }));
  session.expect(named('a', 'b'));
  await expect.poll(() => held.length).toBe(1);
  session.close();
  session.expect(named('c'));

  expect(session.sent).toBe(1);
});

test('what is not allowed is not sent ahead either', async () => {
  const { server, held } = await heldPortal();
  await using _ = server;
  const refusal = 'Not sent: not allowed.';
  const session = openSession(targetAt('http://portal.invalid', { connections: 2 }), {
    allowance: {
      asSent: (request: PlannedRequest) => request,
      refusal: () => refusal,
      learn: () => undefined,
    },
  });
  const requests = named('chat5');
  session.expect(requests);
  const [exchange] = await session.perform(inTurn(...requests));

  expect({ message: exchange?.failure?.message, sent: session.sent, held }).toEqual({
    message: refusal,
    sent: 0,
    held: [],
  });
  session.close();
});
