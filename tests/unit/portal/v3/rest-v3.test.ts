import { expect, test } from '@playwright/test';
import type { RunningPortal } from '../../../../src/portal/portal-options.ts';
import { ask } from '../ask.ts';
import { saidV3, sendV3, startV3Portal } from './v3-portal.ts';

let portal: RunningPortal;
test.beforeEach(async () => {
  portal = await startV3Portal();
});
test.afterEach(() => portal.close());

async function call(method: string, body: unknown = {}): Promise<unknown> {
  return saidV3(await sendV3(portal, method, body));
}

test('an entity is added, read back, changed, deleted and gone', async () => {
  const made = {
    item: {
      id: 1,
      name: 'Docs',
      position: 100,
      policyLevel: 'view',
      createdBy: 1,
      createdAt: '2026-08-01T10:00:00Z',
      updatedBy: 1,
      updatedAt: '2026-08-01T10:00:00Z',
    },
  };
  expect(await call('note.collection.add', { fields: { name: 'Docs' } })).toEqual(made);
  expect(await call('note.collection.get', { id: 1 })).toEqual(made);
  expect(await call('note.collection.update', { id: 1, fields: { name: 'New' } })).toMatchObject({
    item: { name: 'New' },
  });
  expect(await call('note.collection.list')).toMatchObject({ items: [{ id: 1, name: 'New' }] });
  expect(await call('note.collection.delete', { id: 1 })).toEqual({ result: true });
  expect(await call('note.collection.get', { id: 1 })).toBe('404 ENTITYNOTFOUNDEXCEPTION');
});

test('a success has time, a refusal an error object with the field that is wrong', async () => {
  const good = await sendV3(portal, 'note.collection.list');
  expect(good.json).toMatchObject({ result: { items: [] }, time: { start: 1785578400 } });
  const bad = await sendV3(portal, 'note.collection.get');
  expect(bad.status).toBe(400);
  expect(bad.json).toEqual({
    error: {
      code: 'BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION',
      message: expect.any(String),
      validation: [{ field: 'id', message: 'Required field `id` is not specified' }],
    },
  });
});

for (const [name, filter, names] of [
  ['equality', [['name', '=', 'b']], ['b']],
  ['inequality', [['name', '!=', 'b']], ['a', 'c']],
  [
    'comparison',
    [
      ['id', '>', 1],
      ['id', '<', 3],
    ],
    ['b'],
  ],
  [
    'bounds',
    [
      ['id', '>=', 2],
      ['id', '<=', 2],
    ],
    ['b'],
  ],
  ['membership', [['id', 'in', [1, 3]]], ['a', 'c']],
  ['a list without operator', [['id', [1, 2]]], ['a', 'b']],
  ['a range', [['id', 'between', [2, 3]]], ['b', 'c']],
  [
    'a group of alternatives',
    [
      {
        logic: 'or',
        conditions: [
          ['id', 1],
          ['name', 'c'],
        ],
      },
    ],
    ['a', 'c'],
  ],
] as const) {
  test(`lists are filtered by ${name}`, async () => {
    for (const one of ['a', 'b', 'c']) await call('note.collection.add', { fields: { name: one } });
    const { items } = (await call('note.collection.list', { filter })) as { items: { name: string }[] };
    expect(items.map((item) => item.name)).toEqual(names);
  });
}

test('lists are ordered, paged, and hold the selected fields', async () => {
  for (const name of ['b', 'c', 'a']) await call('note.collection.add', { fields: { name } });
  const order = { name: 'DESC' };
  expect(await call('note.collection.list', { order, select: ['name'], pagination: { limit: 2 } })).toEqual({
    items: [{ name: 'c' }, { name: 'b' }],
  });
  expect(
    await call('note.collection.list', { order, select: ['name'], pagination: { limit: 2, page: 1 } }),
  ).toEqual({
    items: [{ name: 'a' }],
  });
});

for (const [name, method, body, refused] of [
  ['an unknown method', 'no.such.method', {}, '404 METHODNOTFOUNDEXCEPTION'],
  ['an im method', 'im.dialog.writing', {}, '404 METHODNOTFOUNDEXCEPTION'],
  ['broken JSON', 'note.collection.list', '{', '400 INVALIDJSONEXCEPTION'],
  ['a JSON string', 'note.collection.list', '"x"', '400 INVALIDJSONEXCEPTION'],
  ['a wrong type', 'note.collection.get', { id: 'x' }, '400 VALIDATION_REQUESTVALIDATIONEXCEPTION'],
  [
    'fields that are no object',
    'note.collection.add',
    { fields: 1 },
    '400 VALIDATION_REQUESTVALIDATIONEXCEPTION',
  ],
  [
    'an empty name',
    'note.collection.add',
    { fields: { name: ' ' } },
    '400 VALIDATION_DTOVALIDATIONEXCEPTION',
  ],
  [
    'a name that is no text',
    'note.collection.add',
    { fields: { name: 1 } },
    '400 VALIDATION_DTOVALIDATIONEXCEPTION',
  ],
  [
    'a long name',
    'note.collection.add',
    { fields: { name: 'x'.repeat(256) } },
    '400 VALIDATION_DTOVALIDATIONEXCEPTION',
  ],
  ['an unknown field', 'note.collection.add', { fields: { no: 1 } }, '400 UNKNOWNDTOPROPERTYEXCEPTION'],
  [
    'a selection of an unknown field',
    'note.collection.list',
    { select: ['no'] },
    '400 UNKNOWNDTOPROPERTYEXCEPTION',
  ],
  [
    'a page without end',
    'note.collection.list',
    { pagination: { limit: 201 } },
    '400 INVALIDPAGINATIONEXCEPTION',
  ],
  [
    'a change of nothing',
    'note.collection.update',
    { id: 9, fields: { name: 'x' } },
    '404 ENTITYNOTFOUNDEXCEPTION',
  ],
  ['a deletion of nothing', 'note.collection.delete', { id: 9 }, '404 ENTITYNOTFOUNDEXCEPTION'],
] as const) {
  test(`${name} is refused`, async () => {
    expect(await call(method, body)).toBe(refused);
  });
}

test('a filter with an unknown field or operator is refused', async () => {
  await call('note.collection.add', { fields: { name: 'x' } });
  expect(await call('note.collection.list', { filter: [['no', 1]] })).toBe('400 UNKNOWNDTOPROPERTYEXCEPTION');
  expect(await call('note.collection.list', { filter: [['id', 'like', 1]] })).toBe(
    '400 INVALIDFILTEREXCEPTION',
  );
});

test('forms are refused, the query is not read, and GET calls a method without parameters', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(saidV3(await sendV3(portal, 'note.collection.get', 'id=1', form))).toBe('400 INVALIDJSONEXCEPTION');
  const url = portal.webhookUrl.replace('/rest/', '/rest/api/');
  expect(saidV3(await ask(`${url}note.collection.get?id=1`))).toBe(
    '400 VALIDATION_REQUESTVALIDATIONEXCEPTION',
  );
  expect(saidV3(await ask(`${url}note.collection.list`))).toEqual({ items: [] });
});
