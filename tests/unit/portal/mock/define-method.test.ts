import { expect, test } from '@playwright/test';
import { defineMethod, startPortal } from '../../../../src/api.ts';
import { askForm, askJson, said } from '../ask.ts';

interface Order {
  readonly ID: number;
}

const orders = defineMethod<Order>({
  name: 'my.order.get',
  scopes: ['sale'],
  async handle({ params, user, start }) {
    if (Number(params.ID) === 404) return { error: { code: 'NO_ORDER', status: 404 } };
    if (Number(params.ID) === 500) throw new Error('no database');
    return { result: { ID: params.ID, by: user.id, text: '{{id}}' }, next: start + 50, total: 99 };
  },
});

test('a method of one’s own has typed parameters and answers with results and errors', async () => {
  await using portal = await startPortal({ methods: [orders] });
  const call = (ID: number, url = portal.webhookUrl) => askJson(`${url}my.order.get`, JSON.stringify({ ID }));
  expect((await call(7)).json).toMatchObject({
    result: { ID: 7, by: 1, text: '{{id}}' },
    next: 50,
    total: 99,
    time: {},
  });
  expect((await askForm(`${portal.secondWebhookUrl}my.order.get?start=50`, 'ID=7')).json).toMatchObject({
    result: { ID: '7', by: 7 },
    next: 100,
  });
  expect(said(await call(404))).toBe('404 NO_ORDER');
  expect(said(await call(500))).toBe('500 INTERNAL_SERVER_ERROR');
  expect(said(await call(7, portal.webhookUrls['narrow']))).toBe('401 insufficient_scope');
  expect(portal.callsTo('my.order.get', { ID: 500 })).toMatchObject([{ failure: 'no database' }]);
});

test('a method of one’s own that answers with nothing fails, and the journal says why', async () => {
  const empty = defineMethod({ name: 'my.empty', handle: () => ({ status: 201 }) });
  await using portal = await startPortal({ methods: [empty] });
  expect(said(await askJson(`${portal.webhookUrl}my.empty`, '{}'))).toBe('500 INTERNAL_SERVER_ERROR');
  expect(portal.calls).toMatchObject([
    { failure: 'my.empty answers with none of result, error, body and fault.' },
  ]);
});

test('a method of one’s own answers after its delay', async () => {
  const late = defineMethod({ name: 'my.late', handle: () => ({ result: 1, delay: 50 }) });
  await using portal = await startPortal({ methods: [late] });
  expect((await askJson(`${portal.webhookUrl}my.late`, '{}')).json).toMatchObject({ result: 1 });
  expect(portal.calls[0]?.ms).toBeGreaterThan(45);
});
