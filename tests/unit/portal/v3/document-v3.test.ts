import { expect, test } from '@playwright/test';
import type { RunningPortal } from '../../../../src/portal/portal-options.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { askJson } from '../ask.ts';
import { sourceOf } from '../generic/documents.ts';
import { saidV3, sendV3 } from './v3-portal.ts';

const page = { id: 4, title: 'Sample' };
const isV3 = true;
const documents = sourceOf({
  'my.page.add': { isV3, parameters: { 'fields*': 'object' }, example: { result: { item: page } } },
  'my.page.get': {
    isV3,
    parameters: { 'id*': 'integer' },
    example: { result: { item: page } },
    outcomes: [[{}, 400, 'BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION']],
  },
  'my.page.list': { isV3, parameters: { filter: 'array' }, example: { result: { items: [page] } } },
  'my.page.update': { isV3, parameters: { 'id*': 'integer' }, example: { result: { item: page } } },
  'my.page.delete': { isV3, parameters: { 'id*': 'integer' }, example: { result: { result: true } } },
  'my.action.run': { isV3, example: { result: { result: true } } },
  'my.old.method': { example: { result: 1 } },
});

let portal: RunningPortal;
test.beforeEach(async () => {
  portal = await startPortal({ documents, generation: 'box-2026-08' });
});
test.afterEach(() => portal.close());

async function call(method: string, body: unknown = {}): Promise<unknown> {
  return saidV3(await sendV3(portal, method, body));
}

test('a documented entity of REST 3.0 is added, read back, filtered, changed, deleted and gone', async () => {
  expect(await call('my.page.add', { fields: { title: 'mine' } })).toEqual({
    item: { id: 5, title: 'mine' },
  });
  expect(await call('my.page.get', { id: 5 })).toEqual({ item: { id: 5, title: 'mine' } });
  expect(await call('my.page.list', { filter: [['title', 'mine']] })).toEqual({
    items: [{ id: 5, title: 'mine' }],
  });
  expect(await call('my.page.update', { id: 5, fields: { title: 'new' } })).toMatchObject({
    item: { id: 5, fields: { title: 'new' } },
  });
  expect(await call('my.page.delete', { id: 5 })).toEqual({ result: true });
  expect(await call('my.page.get', { id: 5 })).toBe('404 ENTITYNOTFOUNDEXCEPTION');
  expect(await call('my.page.get')).toBe('400 VALIDATION_REQUESTVALIDATIONEXCEPTION');
});

test('a failed batch puts a documented entity back as it was', async () => {
  await call('my.page.list');
  expect(
    await call('batch', [
      { method: 'my.page.update', query: { id: 4, title: 'changed' } },
      { method: 'my.page.get', query: { id: 99 } },
    ]),
  ).toBe('404 ENTITYNOTFOUNDEXCEPTION');
  expect(await call('my.page.get', { id: 4 })).toEqual({ item: page });
});

test('a broken document is a refusal with status 500', async () => {
  const broken = await startPortal({
    generation: 'box-2026-08',
    documents: {
      names: new Set(['my.broken']),
      scopesOf: () => [],
      isV3: () => true,
      describe: () => {
        throw new Error('it is broken');
      },
    },
  });
  expect(saidV3(await sendV3(broken, 'my.broken'))).toBe('500 BROKEN_DOCUMENT');
  await broken.close();
});

test('a method of one version is not found under the path of the other', async () => {
  expect(await call('my.action.run')).toEqual({ result: true });
  expect(await call('my.old.method')).toBe('404 METHODNOTFOUNDEXCEPTION');
  const older = await askJson(`${portal.webhookUrl}my.action.run`, '{}');
  expect(older.status).toBe(404);
  const listed = await askJson(`${portal.webhookUrl}methods`, '{}');
  expect(listed.json['result']).toContain('my.old.method');
  expect(listed.json['result']).not.toContain('my.action.run');
});

test('documented methods are marked by the header, and stand in the served OpenAPI document', async () => {
  const told = await sendV3(portal, 'my.action.run');
  expect(told.headers['x-reference-portal']).toBe('from-document');
  const served = await sendV3(portal, 'documentation');
  expect(Object.keys(served.json['paths'] as object)).toContain('/my.page.add');
  expect(Object.keys(served.json['paths'] as object)).not.toContain('/my.old.method');
});
