import { expect, test } from '@playwright/test';
import type { RunningPortal } from '../../../../src/portal/portal-options.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { ask, askForm, askJson } from '../ask.ts';

let portal: RunningPortal;
test.beforeEach(async () => {
  portal = await startPortal();
});
test.afterEach(() => portal.close());

const call = (method: string, params: object, url = portal.webhookUrl) =>
  askJson(`${url}${method}`, JSON.stringify(params));

test('the journal tells each call with its parameters, its caller and what it came to', async () => {
  await call('im.dialog.writing', { DIALOG_ID: 'chat13' });
  await askForm(`${portal.secondWebhookUrl}im.dialog.writing?DIALOG_ID=1`, 'DIALOG_ID=abc');
  expect(portal.calls).toMatchObject([
    {
      number: 1,
      method: 'im.dialog.writing',
      params: { DIALOG_ID: 'chat13' },
      user: 1,
      credential: 'owner',
      restVersion: 2,
      insideBatch: false,
      status: 200,
      result: true,
    },
    { number: 2, params: { DIALOG_ID: 'abc' }, user: 7, status: 400, error: 'DIALOG_ID_EMPTY' },
  ]);
});

test('commands of a batch are calls of their own, behind the batch', async () => {
  await call('batch', { cmd: { me: 'profile', write: 'im.dialog.writing?DIALOG_ID=chat13' } });
  expect(portal.calls.map(({ method, insideBatch }) => [method, insideBatch])).toEqual([
    ['batch', false],
    ['profile', true],
    ['im.dialog.writing', true],
  ]);
  expect(portal.callsTo('im.*')).toMatchObject([{ params: { DIALOG_ID: 'chat13' }, status: 200 }]);
});

test('calls of REST 3.0, refused ones and spoilt ones are there too', async () => {
  await portal.close();
  portal = await startPortal({ generation: '2026-08', faults: ['drops-connections'] });
  await call('profile', { a: 1 });
  expect(portal.calls).toMatchObject([{ method: 'profile', params: { a: 1 }, status: 'drop' }]);
  await ask(`${portal.origin}/_portal/faults`, { method: 'DELETE' });
  await portal.close();
  portal = await startPortal({ generation: '2026-08' });
  await call('note.collection.get', { id: 999 }, portal.webhookUrl.replace('/rest/', '/rest/api/'));
  await call('im.dialog.get', { DIALOG_ID: 'chat13' }, `${portal.origin}/rest/1/no-such-code/`);
  expect(portal.calls).toMatchObject([
    { method: 'note.collection.get', restVersion: 3, status: 404 },
    { method: 'im.dialog.get', status: 403, error: 'INVALID_CREDENTIALS' },
  ]);
});

test('no secret stands in the journal', async () => {
  const { accessToken: token } = portal;
  await call('im.dialog.writing', { auth: token, DIALOG_ID: token, list: [{ access_token: 'secret-1' }] });
  await call('batch', { cmd: [`profile?auth=${token}`, 'profile?auth=secret-2'] });
  await call('no.such.method', { auth: 'secret-3', client_secret: 'secret-4' });
  const told = await ask(`${portal.origin}/_portal/calls`);
  expect(portal.calls.length).toBeGreaterThan(4);
  for (const text of [JSON.stringify(portal.calls), told.text])
    for (const secret of [token, 'secret-1', 'secret-2', 'secret-3', 'secret-4'])
      expect(text).not.toContain(secret);
});

test('no secret stands in what a method has thrown, or in the name of a method', async () => {
  await portal.close();
  portal = await startPortal({
    methods: [
      {
        name: 'my.throwing',
        scopes: [],
        handle: () => {
          throw new Error(`cannot call ${portal.webhookUrl}profile with ${portal.accessToken}`);
        },
      },
    ],
  });
  await call('my.throwing', {});
  await ask(`${portal.origin}/rest/${portal.accessToken}`);
  expect(portal.calls).toMatchObject([
    {
      method: 'my.throwing',
      failure: `cannot call ${portal.origin}/rest/1/[redacted]/profile with [redacted]`,
    },
    { method: '[redacted]' },
  ]);
});

test('a call is found by method, user and a part of its parameters', async () => {
  await call('im.message.add', {
    DIALOG_ID: 'chat13',
    MESSAGE: 'Hello',
    KEYBOARD: { BUTTONS: [{ TEXT: 'Yes' }] },
  });
  expect(portal.wasCalledWith('IM.message.add', { dialog_id: 'chat13' })).toBe(true);
  expect(portal.wasCalledWith('im.message.add', { MESSAGE: { $contains: 'ell' } })).toBe(true);
  expect(portal.wasCalledWith('im.message.add', { KEYBOARD: { BUTTONS: [{ TEXT: 'Yes' }] } })).toBe(true);
  expect(portal.wasCalledWith('im.message.add', { KEYBOARD: { BUTTONS: [] } })).toBe(false);
  expect(portal.wasCalledWith('im.message.add', { SYSTEM: { $absent: true } })).toBe(true);
  expect(portal.wasCalledWith('im.message.add', { MESSAGE: { $matches: '^hello$' } })).toBe(false);
  portal.assertCalled({ method: 'im.message.*', user: 1 }, 1);
});

test('an assertion that fails says which calls came', async () => {
  await call('im.message.add', { DIALOG_ID: 'chat13', MESSAGE: 'Hello' });
  expect(() => portal.assertCalled({ method: 'im.message.add', params: { MESSAGE: 'Bye' } })).toThrow(
    /Expected a call at least once: im\.message\.add \{"MESSAGE":"Bye"\}\nIt came 0 times\. Calls of this method:\n {2}1\. im\.message\.add .*"MESSAGE":"Hello".* by user 1: 200/,
  );
  expect(() => portal.assertCalled('profile', 2)).toThrow(
    /Expected a call 2 times: profile[\s\S]*other methods/,
  );
});

test('the journal is read, searched and emptied over HTTP', async () => {
  await call('im.dialog.writing', { DIALOG_ID: 'chat13' });
  await call('profile', {});
  const at = `${portal.origin}/_portal/calls`;
  expect((await ask(`${at}?method=im.*&user=1`)).json).toMatchObject({
    count: 1,
    calls: [{ method: 'im.dialog.writing' }],
  });
  expect((await askJson(`${at}/find`, '{"params":{"DIALOG_ID":"chat13"}}')).json['count']).toBe(1);
  expect((await askJson(`${at}/find`, '{"parms":{}}')).json['problem']).toContain('no member parms');
  expect(await askJson(`${at}/find`, '{"params":{"DIALOG_ID":{"$matches":"("}}}')).toMatchObject({
    status: 400,
    json: { problem: '/params/DIALOG_ID/$matches: ( is no regular expression.' },
  });
  await ask(at, { method: 'DELETE' });
  expect(portal.calls).toEqual([]);
  await call('profile', {});
  expect(portal.calls).toMatchObject([{ number: 3 }]);
});

test('the journal keeps as many calls as it may, and large ones push older ones out', async () => {
  await portal.close();
  portal = await startPortal({ keptCalls: 2 });
  for (const name of ['a', 'b', 'c']) await call('profile', { name });
  expect(portal.calls.map(({ params }) => params['name'])).toEqual(['b', 'c']);
  await portal.close();
  portal = await startPortal();
  for (let at = 0; at < 4; at++) await call('profile', { at, text: 'x'.repeat(6 * 1024 * 1024) });
  expect(portal.calls.map(({ params }) => params['at'])).toEqual([2, 3]);
  await portal.close();
  portal = await startPortal({ keptCalls: 0 });
  await call('profile', {});
  expect(portal.calls).toEqual([]);
});

test('a method of one’s own may throw or take its time, and the portal stays up', async () => {
  await portal.close();
  portal = await startPortal({
    methods: [
      {
        name: 'my.throwing',
        scopes: [],
        handle: () => {
          throw new Error('no database');
        },
      },
      {
        name: 'my.rejecting',
        scopes: [],
        handle: () => Promise.reject(new Error('later')),
      },
      {
        name: 'my.slow',
        scopes: [],
        handle: async ({ caller }) => {
          await new Promise((resolve) => setImmediate(resolve));
          return { kind: 'success', result: caller.id };
        },
      },
    ],
  });
  const failure = { error: 'INTERNAL_SERVER_ERROR', error_description: 'Internal server error' };
  expect(await call('my.throwing', {})).toMatchObject({ status: 500, json: failure });
  expect(await call('my.rejecting', {})).toMatchObject({ status: 500, json: failure });
  expect((await call('my.slow', {})).json['result']).toBe(1);
  const batch = await call('batch', { cmd: { slow: 'my.slow', broken: 'my.throwing', me: 'profile' } });
  expect(batch.json['result']).toMatchObject({
    result: { slow: 1, me: { ID: '1' } },
    result_error: { broken: failure },
  });
  expect(portal.callsTo('my.*ing').map(({ failure }) => failure)).toEqual([
    'no database',
    'later',
    'no database',
  ]);
});

test('`await using` stops the portal', async () => {
  let origin = '';
  {
    await using used = await startPortal();
    origin = used.origin;
    expect((await ask(`${origin}/_portal/state`)).status).toBe(200);
  }
  expect((await ask(`${origin}/_portal/state`)).status).toBe(0);
});
