import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import type { B24OAuth } from 'b24jssdk-2.2.0';
import type { RunningPortal, Stub } from '../../../../src/api.ts';
import { startPortal } from '../../../../src/api.ts';
import { clientOf } from './client-of.ts';
import { OrderDesk } from './order-desk.ts';

/** The CRM as far as the application uses it. */
const crm: readonly Stub[] = [
  {
    method: 'crm.deal.get',
    response: { result: { ID: '{{text params.id}}', TITLE: 'A roof', ASSIGNED_BY_ID: '7' } },
  },
  { method: 'crm.deal.update', scenario: 'deal', newState: 'won', response: { result: true } },
  { method: 'crm.deal.add', response: { result: '{{id}}' } },
  { method: 'crm.timeline.comment.add', response: { result: '{{id}}' } },
];

/** An address on this machine where nobody listens. */
const nowhere = 'http://127.0.0.1:9/events';

let portal: RunningPortal;
let b24: B24OAuth;
let desk: OrderDesk;
test.beforeAll(async () => {
  portal = await startPortal({ generation: '2026-08', stubs: crm });
});
test.beforeEach(() => {
  portal.reset();
  b24 = clientOf(portal);
  desk = new OrderDesk(b24);
});
test.afterEach(() => b24.destroy());
test.afterAll(() => portal.close());

test('a day at the desk calls thirty different methods, and the portal knows them all', async () => {
  expect(await desk.start(nowhere)).toEqual({ me: '1', problem: undefined });
  const open = await desk.open('7', 2);
  expect(await desk.look(open)).toMatchObject({
    name: 'A roof',
    members: expect.arrayContaining([1, 7, 13]),
    texts: expect.arrayContaining(['This is about A roof.']),
  });
  expect(await desk.ask(open, 'Petra')).toBe('Petra Peer');
  expect((await desk.look(open)).texts).toContain('Petra Peer, please help.');
  expect(await desk.close(open)).toBeUndefined();
  expect(portal.scenarios).toEqual({ deal: 'won' });
  portal.assertCalled({ method: 'crm.timeline.comment.add', params: { fields: { ENTITY_ID: 7 } } }, 1);
  portal.assertCalled({ method: 'im.notify.personal.add', params: { USER_ID: 7 } });
  const methods = new Set(portal.calls.map(({ method }) => method));
  expect(methods.size).toBeGreaterThanOrEqual(30);
  expect(portal.calls.filter(({ status }) => status !== 200)).toEqual([]);
});

test('what the portal refuses reaches the application by its code', async () => {
  portal.stub({
    method: 'im.chat.leave',
    response: { error: { code: 'LEAVE_OWNER_FORBIDDEN', status: 403 } },
  });
  const open = await desk.open('7', 2);
  expect(await desk.close(open)).toBe('LEAVE_OWNER_FORBIDDEN');
});

test('a limit is waited out by the SDK, so that the application notices nothing', async () => {
  const limit = portal.stub({
    method: 'im.message.add',
    times: 1,
    response: { error: 'QUERY_LIMIT_EXCEEDED' },
  });
  await desk.open('7', 2);
  expect(limit.calls).toHaveLength(1);
  portal.assertCalled('im.message.add', 2);
});

test('an application without the scope is told so', async () => {
  await using narrow = await startPortal({ scopes: { owner: ['crm', 'basic'] } });
  narrow.stub({ method: 'im.user.status.set', response: { result: true } });
  const client = clientOf(narrow);
  await expect(new OrderDesk(client).start(nowhere)).rejects.toMatchObject({ code: 'insufficient_scope' });
  client.destroy();
});

test('a new deal opens a desk by itself', async () => {
  const opened: string[] = [];
  const server = createServer((request, response) => {
    let form = '';
    request.on('data', (chunk: Buffer) => {
      form += chunk.toString();
    });
    request.on('end', async () => {
      const open = await desk.open(new URLSearchParams(form).get('data[FIELDS][ID]') ?? '', 2);
      opened.push(open.deal.ID);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await desk.start(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const added = await b24.actions.v2.call.make<number>({ method: 'crm.deal.add', params: {} });
  const deal = added.getData()?.result;
  await portal.delivered();
  server.close();
  expect(opened).toEqual([String(deal)]);
  portal.assertCalled({ method: 'crm.deal.get', params: { id: deal } });
});
