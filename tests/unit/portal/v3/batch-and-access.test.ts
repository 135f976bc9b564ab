import { expect, test } from '@playwright/test';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { RunningPortal } from '../../../../src/portal/portal-options.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { ask, askJson } from '../ask.ts';
import { saidV3, sendV3, startV3Portal } from './v3-portal.ts';

let portal: RunningPortal;
test.beforeEach(async () => {
  portal = await startV3Portal();
});
test.afterEach(() => portal.close());

async function call(method: string, body: unknown = {}): Promise<unknown> {
  return saidV3(await sendV3(portal, method, body));
}

test('wrong credentials and a missing scope are refused, tokens in the body or header are taken', async () => {
  const api = `${portal.origin}/rest/api/`;
  const headers = { 'content-type': 'application/json' };
  const post = async (url: string, body: object, more = {}) =>
    saidV3(await ask(url, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) }));
  expect(await post(`${api}note.collection.list`, {})).toBe('401 ACCESSDENIEDEXCEPTION');
  expect(await post(`${api}1/wrong/note.collection.list`, {})).toBe('401 ACCESSDENIEDEXCEPTION');
  expect(await post(`${api}note.collection.list`, { auth: portal.accessToken })).toEqual({ items: [] });
  const bearer = { authorization: `Bearer ${portal.accessToken}` };
  expect(await post(`${api}note.collection.list`, {}, bearer)).toEqual({ items: [] });
  expect(saidV3(await sendV3(portal, 'note.collection.list', {}, {}, 'narrow'))).toBe(
    '403 INSUFFICIENTSCOPEEXCEPTION',
  );
});

test('the portal serves a valid OpenAPI document of its methods, without an envelope', async () => {
  const told = await sendV3(portal, 'rest.documentation.openapi');
  expect(told.json).toMatchObject({ openapi: '3.0.0' });
  expect(Object.keys(told.json['paths'] as object)).toEqual([
    '/rest.documentation.openapi',
    '/batch',
    '/note.collection.add',
    '/note.collection.get',
    '/note.collection.list',
    '/note.collection.update',
    '/note.collection.delete',
  ]);
  expect((await sendV3(portal, 'documentation', {}, {}, 'narrow')).text).toBe(told.text);
  expect(await new Validator().validate({ ...told.json })).toEqual({ valid: true });
});

test('a batch runs its commands in order, and later ones use the results of earlier ones', async () => {
  expect(
    await call('batch', [
      { method: 'note.collection.add', query: { fields: { name: 'a' } }, as: 'made' },
      { method: 'note.collection.update', query: { id: { $ref: 'made.item.id' }, fields: { name: 'b' } } },
      { method: 'note.collection.list', as: 'all' },
      { method: 'note.collection.list', query: { filter: [['id', 'in', { $refArray: 'all.items.id' }]] } },
    ]),
  ).toMatchObject([
    { item: { id: 1 } },
    { item: { name: 'b' } },
    { items: [{ id: 1 }] },
    { items: [{ name: 'b' }] },
  ]);
});

test('a batch of which one command is refused changes nothing', async () => {
  await call('note.collection.add', { fields: { name: 'before' } });
  expect(
    await call('batch', [
      { method: 'note.collection.update', query: { id: 1, fields: { name: 'changed' } } },
      { method: 'note.collection.add', query: { fields: { name: 'new' } } },
      { method: 'note.collection.delete', query: { id: 99 } },
    ]),
  ).toBe('404 ENTITYNOTFOUNDEXCEPTION');
  expect(await call('note.collection.list', { select: ['id', 'name'] })).toEqual({
    items: [{ id: 1, name: 'before' }],
  });
});

test('a batch that is too long, or has a batch in it, is refused', async () => {
  const commands = Array.from({ length: 51 }, () => ({ method: 'note.collection.list' }));
  expect(await call('batch', commands)).toBe('400 BATCHLIMITEXCEPTION');
  expect(await call('batch', [{ method: 'batch' }])).toBe('400 VALIDATION_REQUESTVALIDATIONEXCEPTION');
});

test('a request with a known Idempotency-Key gets the response of the first one', async () => {
  const key = { 'idempotency-key': 'one' };
  const body = { fields: { name: 'once' } };
  const first = await sendV3(portal, 'note.collection.add', body, key);
  const second = await sendV3(portal, 'note.collection.add', body, key);
  expect(second.text).toBe(first.text);
  expect(first.headers).not.toHaveProperty('idempotent-replayed');
  expect(second.headers['idempotent-replayed']).toBe('true');
  expect(await call('note.collection.list')).toMatchObject({ items: [{ id: 1 }] });
  const other = await sendV3(portal, 'note.collection.add', { fields: { name: 'other' } }, key);
  expect(saidV3(other)).toBe('422 IDEMPOTENCYKEYREUSEEXCEPTION');
});

test('a fault that is asked for reaches REST 3.0 as well', async () => {
  const fault = '{"kind":"error","error":"QUERY_LIMIT_EXCEEDED","status":429}';
  await askJson(`${portal.origin}/_portal/faults`, fault);
  const told = await sendV3(portal, 'note.collection.list');
  expect(told.status).toBe(429);
  expect(told.json).toMatchObject({ error: { code: 'QUERY_LIMIT_EXCEEDED' } });
  expect((await sendV3(portal, 'note.collection.list')).status).toBe(200);
});

test('an older portal has no REST 3.0', async () => {
  for (const generation of ['founding', 'box-2025-01']) {
    const older = await startPortal({ generation });
    const told = await ask(`${older.webhookUrl.replace('/rest/', '/rest/api/')}documentation`);
    expect(told.status, generation).toBe(404);
    expect(told.json['error'], generation).toBe('ERROR_METHOD_NOT_FOUND');
    await older.close();
  }
});
