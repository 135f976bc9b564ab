import { expect, test } from '@playwright/test';
import type { PortalOptions, RunningPortal } from '../../../../src/portal/portal-options.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { askForm, askJson, said, type Told } from '../ask.ts';

let portal: RunningPortal;
test.afterEach(() => portal.close());

const start = async (options: PortalOptions = {}) => {
  portal = await startPortal(options);
  return portal;
};
const call = (method: string, params: object = {}, url = portal.webhookUrl): Promise<Told> =>
  askJson(`${url}${method}`, JSON.stringify(params));

test('a stub answers a method that the portal does not know, with the envelope of a portal', async () => {
  await start({ stubs: [{ method: 'crm.deal.get', response: { result: { ID: '7' }, total: 1 } }] });
  const told = await call('CRM.deal.get', { id: 7 });
  expect(Object.keys(told.json)).toEqual(['result', 'total', 'time']);
  expect(told.json['result']).toEqual({ ID: '7' });
  expect(said(await call('crm.deal.list'))).toBe('404 ERROR_METHOD_NOT_FOUND');
  expect(said(await call('crm.deal.get', {}, `${portal.origin}/rest/1/no-code/`))).toBe(
    '401 INVALID_CREDENTIALS',
  );
});

test('a stub answers calls with its parameters, in JSON and in forms, and leaves others to the portal', async () => {
  await start({
    stubs: [
      {
        method: 'im.dialog.writing',
        params: { DIALOG_ID: 13, CHAT: { $absent: true } },
        response: { result: 'mine' },
      },
    ],
  });
  expect(said(await call('im.dialog.writing', { dialog_id: '13' }))).toBe('200 "mine"');
  expect(said(await askForm(`${portal.webhookUrl}im.dialog.writing`, 'DIALOG_ID=13'))).toBe('200 "mine"');
  expect(said(await call('im.dialog.writing', { DIALOG_ID: '13', CHAT: 1 }))).toBe('200 true');
  expect(said(await call('im.dialog.writing', { DIALOG_ID: 'abc' }))).toBe('400 DIALOG_ID_EMPTY');
});

test('a stub may be for one user', async () => {
  await start({ stubs: [{ method: 'profile', user: 7, response: { error: 'OVERLOAD_LIMIT' } }] });
  expect((await call('profile')).status).toBe(200);
  expect((await call('profile', {}, portal.secondWebhookUrl)).json['error']).toBe('OVERLOAD_LIMIT');
});

test('the lowest priority answers, then the later stub; each as often as it may', async () => {
  await start({
    stubs: [
      { method: 'a.b', response: { result: 'earlier' } },
      { method: 'a.b', response: { result: 'later' } },
      { method: 'a.*', priority: 1, times: 2, response: { result: 'first twice' } },
      { method: '*', priority: 9, response: { result: 'last' } },
    ],
  });
  const results = [];
  for (let at = 0; at < 3; at++) results.push((await call('a.b')).json['result']);
  expect(results).toEqual(['first twice', 'first twice', 'later']);
  expect((await call('x.y')).json['result']).toBe('last');
});

test('answers come one after the other, and the last one stays', async () => {
  await start({
    stubs: [
      { method: 'crm.status', responses: [{ result: 1 }, { error: 'QUERY_LIMIT_EXCEEDED' }, { result: 3 }] },
    ],
  });
  const told = [];
  for (let at = 0; at < 4; at++) told.push(said(await call('crm.status')));
  expect(told).toEqual(['200 1', '503 QUERY_LIMIT_EXCEEDED', '200 3', '200 3']);
});

test('a part of the usual answer is changed, and the rest stays', async () => {
  await start({
    stubs: [
      { method: 'im.dialog.get', response: { override: { name: 'Renamed', avatar: null, extra: { a: 1 } } } },
      { method: 'user.get', response: { override: { 0: { NAME: 'First' } }, total: 999 } },
    ],
  });
  const dialog = (await call('im.dialog.get', { DIALOG_ID: 'chat13' })).json['result'];
  expect(dialog).toMatchObject({ id: 13, owner: 1, name: 'Renamed', extra: { a: 1 } });
  expect(dialog).not.toHaveProperty('avatar');
  const users = await call('user.get');
  expect(users.json).toMatchObject({ total: 999, next: 50 });
  expect((users.json['result'] as object[])[0]).toMatchObject({ ID: '1', NAME: 'First', LAST_NAME: 'Owner' });
  expect(said(await call('im.dialog.get', { DIALOG_ID: 'chat99' }))).toBe('403 ACCESS_ERROR');
});

test('a documented error is asked for by its code, any other with its status', async () => {
  await start({
    stubs: [
      { method: 'im.dialog.get', params: { n: 1 }, response: { error: 'ACCESS_ERROR' } },
      { method: 'im.dialog.get', params: { n: 2 }, response: { error: 'expired_token' } },
      {
        method: 'im.dialog.get',
        params: { n: 3 },
        response: { error: { code: 'MINE', status: 422, description: 'No', extra: { argument: 'n' } } },
      },
    ],
  });
  expect(said(await call('im.dialog.get', { n: 1 }))).toBe('403 ACCESS_ERROR');
  expect(said(await call('im.dialog.get', { n: 2 }))).toBe('401 expired_token');
  const third = await call('im.dialog.get', { n: 3 });
  expect([third.status, third.text]).toEqual([
    422,
    '{"error":"MINE","error_description":"No","argument":"n"}',
  ]);
});

test('templates give ids, dates, parameters and who called', async () => {
  await start({
    clock: () => Date.parse('2026-08-01T10:00:00Z'),
    stubs: [
      {
        method: 'crm.deal.add',
        response: {
          result: {
            ID: '{{text id}}',
            n: '{{id}}',
            TITLE: '{{params.fields.TITLE}}',
            LIST: '{{params.fields.LIST}}',
            none: '{{params.fields.NONE}}',
            text: 'Deal {{params.FIELDS.title}} no. {{count}} of {{user.name}} {{user.lastName}}',
            made: '{{now}}',
            due: '{{date +3 days}}',
            ago: '{{timestamp -1 hour}}',
          },
        },
      },
    ],
  });
  const fields = { TITLE: 'A {{now}}', LIST: [1, 'b'] };
  const first = (await call('crm.deal.add', { fields })).json['result'] as { ID: string; n: number };
  expect(first).toEqual({
    ID: String(first.n),
    n: expect.any(Number),
    TITLE: 'A {{now}}',
    LIST: [1, 'b'],
    none: null,
    text: 'Deal A {{now}} no. 1 of Olga Owner',
    made: '2026-08-01T13:00:00+03:00',
    due: '2026-08-04',
    ago: 1_785_574_800,
  });
  const second = (await call('crm.deal.add', { fields })).json['result'] as { n: number };
  expect(second.n).toBe(first.n + 1);
});

test('a scenario moves from state to state', async () => {
  await start({
    stubs: [
      {
        method: 'order.pay',
        scenario: 'order',
        requiredState: 'Started',
        newState: 'paid',
        response: { result: true },
      },
      {
        method: 'order.pay',
        scenario: 'order',
        requiredState: 'paid',
        response: { error: { code: 'PAID', status: 409 } },
      },
      { method: 'order.get', scenario: 'order', response: { result: { state: '{{state}}' } } },
    ],
  });
  const state = async () => (await call('order.get')).json['result'];
  expect(await state()).toEqual({ state: 'Started' });
  expect(said(await call('order.pay'))).toBe('200 true');
  expect(said(await call('order.pay'))).toBe('409 PAID');
  expect(await state()).toEqual({ state: 'paid' });
  expect(portal.scenarios).toEqual({ order: 'paid' });
  portal.setScenario('order', 'Started');
  expect(said(await call('order.pay'))).toBe('200 true');
});

test('status, headers and body are sent as asked, after a delay, or the connection is dropped', async () => {
  await start({
    stubs: [
      { method: 'a.status', response: { result: 1, status: 202, headers: { 'X-Mine': '{{count}}' } } },
      { method: 'a.page', response: { status: 502, body: '<h1>Bad Gateway</h1>' } },
      { method: 'a.raw', response: { body: { any: ['thing'] } } },
      { method: 'a.slow', response: { result: 1, delay: 60 } },
      { method: 'a.drop', response: { fault: 'drop' } },
    ],
  });
  const status = await call('a.status');
  expect([status.status, status.headers['x-mine'], status.json['result']]).toEqual([202, '1', 1]);
  const page = await call('a.page');
  expect([page.status, page.headers['content-type'], page.text]).toEqual([
    502,
    'text/html; charset=utf-8',
    '<h1>Bad Gateway</h1>',
  ]);
  expect((await call('a.raw')).text).toBe('{"any":["thing"]}');
  expect((await call('a.slow')).ms).toBeGreaterThan(50);
  expect((await call('a.drop')).status).toBe(0);
  expect((await call('batch', { cmd: { me: 'profile', gone: 'a.drop' } })).status).toBe(0);
  expect(portal.callsTo('a.drop')).toMatchObject([{ status: 'drop' }, { insideBatch: true }]);
});

test('commands of a batch and calls of REST 3.0 are stubbed too', async () => {
  await start({
    generation: '2026-08',
    stubs: [
      { method: 'crm.deal.add', response: { result: 55, delay: 5 } },
      { method: 'crm.deal.get', response: { result: { ID: '{{params.ID}}' } } },
      { method: 'note.collection.get', params: { id: 8 }, response: { result: { item: { id: 8 } } } },
      {
        method: 'note.collection.get',
        params: { id: 9 },
        response: { error: { code: 'MINE', status: 409 } },
      },
    ],
  });
  const batch = await call('batch', { cmd: { add: 'crm.deal.add', get: 'crm.deal.get?ID=$result[add]' } });
  expect(batch.json['result']).toMatchObject({ result: { add: 55, get: { ID: 55 } } });
  const v3 = portal.webhookUrl.replace('/rest/', '/rest/api/');
  expect((await call('note.collection.get', { id: 8 }, v3)).json['result']).toEqual({ item: { id: 8 } });
  expect((await call('note.collection.get', { id: 9 }, v3)).json['error']).toMatchObject({ code: 'MINE' });
  const many = await askJson(
    `${v3}batch`,
    JSON.stringify([{ method: 'note.collection.get', query: { id: 8 } }]),
  );
  expect(many.json['result']).toEqual([{ item: { id: 8 } }]);
  expect(portal.callsTo('note.collection.get').map(({ insideBatch }) => insideBatch)).toEqual([
    false,
    false,
    true,
  ]);
});
