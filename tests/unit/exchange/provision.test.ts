import { expect, test } from '@playwright/test';
import { type MadeFixture, noJournal } from '../../../src/exchange/target/made-fixtures.ts';
import { provision } from '../../../src/exchange/target/provision.ts';
import { undoFixtures } from '../../../src/exchange/target/undo-fixtures.ts';
import { httpServer, json, type Observation, targetAt } from './local-server.ts';

const needs = new Set(['me', 'chat', 'foreign-chat', 'open-chat', 'user']);
const secondWebhook = { userId: '9', code: 'an0therC0de' };
const denied = { error: 'ACCESS_ERROR', error_description: 'x' };

/** A portal that gives out chats from 55 on; `change` may answer a call itself. */
async function portal(change: (name: string, seen: Observation) => [number, unknown] | null = () => null) {
  const calls: string[] = [];
  let chats = 54;
  const server = await httpServer((seen, response) => {
    const [name = ''] = seen.url.split('/').slice(-1);
    const [user] = seen.url.split('/').slice(2);
    const { CHAT_ID, TYPE } = JSON.parse(seen.body) as { CHAT_ID?: number; TYPE?: string };
    calls.push([user, name, TYPE ?? CHAT_ID].filter((part) => part !== undefined).join(' '));
    const changed = change(name, seen);
    if (changed !== null) return json(response, ...changed);
    if (name === 'profile') return json(response, 200, { result: { ID: user } });
    if (name === 'im.chat.add') chats += 1;
    json(response, 200, { result: name === 'im.chat.add' ? chats : true });
  });
  return { server, calls };
}

/** A journal that keeps what it is told. */
function journal() {
  const lines: string[] = [];
  const kept = {
    run: 'b24-run-test',
    made: ({ fixture, id }: MadeFixture) => void lines.push(`made ${fixture} ${id}`),
    undone: ({ fixture }: Pick<MadeFixture, 'fixture'>) => void lines.push(`undone ${fixture}`),
  };
  return { lines, kept };
}

const bare = { fixtures: {} };

test('one webhook makes a chat, one that it has left, and an open one, and undoes what is left in reverse', async () => {
  const { server, calls } = await portal();
  await using _ = server;
  const { target, notes, undo } = await provision(targetAt(server.origin, bare), {
    journal: noJournal('b24-run-test'),
    needs,
  });
  const left = await undo();

  expect({ fixtures: target.fixtures, notes, left, calls }).toEqual({
    fixtures: { me: '7', chat: 'chat55', 'foreign-chat': 'chat56', 'open-chat': 'chat57' },
    notes: [],
    left: [],
    calls: [
      '7 profile',
      '7 im.chat.add CHAT',
      '7 im.chat.add CHAT',
      '7 im.chat.leave 56',
      '7 im.chat.add OPEN',
      '7 im.chat.leave 57',
      '7 im.chat.leave 55',
    ],
  });
});

test('the user of a second webhook makes the chats that are not the caller’s and leaves them last', async () => {
  const { server, calls } = await portal();
  await using _ = server;
  const { undo } = await provision(targetAt(server.origin, { ...bare, secondWebhook }), {
    journal: noJournal('b24-run-test'),
    needs,
  });
  await undo();

  expect(calls).toEqual([
    '7 profile',
    '9 profile',
    '7 im.chat.add CHAT',
    '9 im.chat.add CHAT',
    '9 im.chat.add OPEN',
    '9 im.chat.leave 57',
    '9 im.chat.leave 56',
    '7 im.chat.leave 55',
  ]);
});

test('what is configured is used, and nothing is made for it', async () => {
  const { server, calls } = await portal();
  await using _ = server;
  const fixtures = { chat: 'chat13', 'foreign-chat': 'chat99', 'open-chat': 'chat21' };
  const { target } = await provision(targetAt(server.origin, { fixtures }), {
    journal: noJournal('b24-run-test'),
    needs,
  });

  expect({ fixtures: target.fixtures, calls }).toEqual({
    fixtures: { me: '7', ...fixtures },
    calls: ['7 profile'],
  });
});

test('what no case needs is not made', async () => {
  const { server, calls } = await portal();
  await using _ = server;
  await provision(targetAt(server.origin, bare), { journal: noJournal('r'), needs: new Set(['me']) });

  expect(calls).toEqual(['7 profile']);
});

test('without a journal nothing is made, and a note says why', async () => {
  const { server, calls } = await portal();
  await using _ = server;
  const { notes } = await provision(targetAt(server.origin, bare), { journal: null, needs });

  expect({ notes, calls }).toEqual({
    notes: [expect.stringContaining('XDG_STATE_HOME')],
    calls: ['7 profile'],
  });
});

test('a chat that the caller cannot leave is not taken for one of others, and is left again at the end', async () => {
  let refuses = true;
  const { server, calls } = await portal((name) =>
    name === 'im.chat.leave' && refuses
      ? [403, { error: 'LEAVE_OWNER_FORBIDDEN', error_description: 'x' }]
      : null,
  );
  await using _ = server;
  const { lines, kept } = journal();
  const provisioned = await provision(targetAt(server.origin, bare), {
    journal: kept,
    needs: new Set(['foreign-chat']),
  });
  refuses = false;
  const left = await provisioned.undo();

  expect({ ...provisioned.target.fixtures, notes: provisioned.notes, left }).toEqual({
    me: '7',
    notes: [expect.stringContaining('im.chat.leave: LEAVE_OWNER_FORBIDDEN')],
    left: [],
  });
  expect(lines).toEqual(['made foreign-chat null', 'made foreign-chat 55', 'undone foreign-chat']);
  expect(calls.at(-1)).toBe('7 im.chat.leave 55');
});

test('a refusal to make a chat leaves nothing to undo', async () => {
  const { server } = await portal((name) =>
    name === 'im.chat.add' ? [400, { error: 'WRONG_REQUEST', error_description: 'x' }] : null,
  );
  await using _ = server;
  const { lines, kept } = journal();
  const { notes } = await provision(targetAt(server.origin, bare), {
    journal: kept,
    needs: new Set(['chat']),
  });

  expect({ notes, lines }).toEqual({
    notes: ['The run could not make a chat of the caller (im.chat.add: WRONG_REQUEST).'],
    lines: ['made chat null', 'undone chat'],
  });
});

test('a second webhook of the same user is not used', async () => {
  const { server, calls } = await portal((name) =>
    name === 'profile' ? [200, { result: { ID: '7' } }] : null,
  );
  await using _ = server;
  const { notes } = await provision(targetAt(server.origin, { ...bare, secondWebhook }), {
    journal: noJournal('r'),
    needs: new Set(['foreign-chat']),
  });

  expect(notes).toEqual([expect.stringContaining('same user')]);
  expect(calls.filter((call) => call.startsWith('9'))).toEqual(['9 profile']);
});

test('a portal that cannot say who the caller is gets nothing made', async () => {
  const { server, calls } = await portal((name) => (name === 'profile' ? [502, '<html>'] : null));
  await using _ = server;
  const webhook = { userId: 'admin', code: 'c0dec0dec0de' };
  await provision(targetAt(server.origin, { ...bare, webhook }), { journal: noJournal('r'), needs });

  expect(calls.filter((call) => !call.endsWith('profile'))).toEqual([]);
});

const making: MadeFixture = { fixture: 'chat', by: 'caller', id: null };

test('a chat whose making got no response is found by the name of the run, and left', async () => {
  const items = [
    { chat_id: 5, title: 'Lunch' },
    { chat_id: 61, title: 'Conformance run b24-run-test (can be deleted)' },
  ];
  const { server, calls } = await portal((name) =>
    name === 'im.recent.list' ? [200, { result: { items, hasMore: false } }] : null,
  );
  await using _ = server;
  const { lines, kept } = journal();
  const left = await undoFixtures(targetAt(server.origin, bare), [making], { journal: kept });

  expect({ left, lines, last: calls.at(-1) }).toEqual({
    left: [],
    lines: ['undone chat'],
    last: '7 im.chat.leave 61',
  });
});

test('a chat that was never made is done with when the list is whole', async () => {
  const { server } = await portal((name) =>
    name === 'im.recent.list' ? [200, { result: { items: [], hasMore: false } }] : null,
  );
  await using _ = server;
  const { lines, kept } = journal();

  expect(await undoFixtures(targetAt(server.origin, bare), [making], { journal: kept })).toEqual([]);
  expect(lines).toEqual(['undone chat']);
});

test('a list that goes on does not show that a chat was never made', async () => {
  const { server } = await portal((name) =>
    name === 'im.recent.list' ? [200, { result: { items: [], hasMore: true } }] : null,
  );
  await using _ = server;
  const { lines, kept } = journal();

  expect(await undoFixtures(targetAt(server.origin, bare), [making], { journal: kept })).toEqual([
    expect.stringContaining('cannot be told'),
  ]);
  expect(lines).toEqual([]);
});

test('a chat that the portal does not let the caller leave is said to be left', async () => {
  const { server } = await portal((name) => (name === 'im.chat.leave' ? [403, denied] : null));
  await using _ = server;
  const { lines, kept } = journal();

  expect(
    await undoFixtures(targetAt(server.origin, bare), [{ ...making, id: '61' }], { journal: kept }),
  ).toEqual(['The run b24-run-test has left chat 61 (im.chat.leave: ACCESS_ERROR).']);
  expect(lines).toEqual([]);
});

test('nothing is undone for a second user whose webhook is not set', async () => {
  const { server, calls } = await portal();
  await using _ = server;
  const { kept } = journal();
  const made: MadeFixture = { fixture: 'foreign-chat', by: 'second', id: '61' };

  expect(await undoFixtures(targetAt(server.origin, bare), [made], { journal: kept })).toEqual([
    expect.stringContaining('B24_SECOND_WEBHOOK_URL'),
  ]);
  expect(calls).toEqual([]);
});
