import { expect, test } from '@playwright/test';
import type { RunningPortal } from '../../../../src/portal/portal-options.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { askJson } from '../ask.ts';
import { type Call, callerOf } from '../call-portal.ts';
import { sourceOf } from './documents.ts';

const lead = { ID: '7', TITLE: 'Sample', STATUS_ID: 'NEW', OPENED: 'Y', OPPORTUNITY: 10.5 };
const unknown = [{ id: { $fixture: 'absent-lead' } }, 400, 'LEAD_NOT_FOUND'] as const;
const documents = sourceOf({
  'crm.lead.add': { parameters: { fields: 'object' }, example: { result: 8 } },
  'crm.lead.get': { parameters: { 'id*': 'integer' }, example: { result: lead }, outcomes: [unknown] },
  'crm.lead.list': {
    parameters: { filter: 'object', order: 'object', select: 'array', start: 'integer' },
    example: { result: [lead], next: 50, total: 1 },
  },
  'crm.lead.update': {
    parameters: { 'id*': 'integer', fields: 'object' },
    example: { result: true },
    outcomes: [unknown],
  },
  'crm.lead.delete': { parameters: { 'id*': 'integer' }, example: { result: true }, outcomes: [unknown] },
  'task.item.add': { parameters: { fields: 'object' }, example: { result: { task: { id: 3, title: 'x' } } } },
  'task.item.get': {
    parameters: { 'taskId*': 'integer' },
    example: { result: { task: { id: 3, title: 'x' } } },
  },
  'task.item.list': { example: { result: { tasks: [{ id: 3, title: 'x' }] } } },
  'task.item.update': {
    parameters: { 'taskId*': 'integer' },
    example: { result: { task: { id: 3, title: 'x' } } },
  },
  'lists.element.add': { parameters: { 'IBLOCK_ID*': 'integer', FIELDS: 'object' }, example: { result: 12 } },
  'lists.element.get': {
    parameters: { 'IBLOCK_ID*': 'integer', ELEMENT_ID: 'integer' },
    example: { result: [{ ID: '11', NAME: 'x' }], total: 1 },
  },
  'lists.element.delete': {
    parameters: { 'IBLOCK_ID*': 'integer', ELEMENT_ID: 'integer' },
    example: { result: true },
  },
  'crm.currency.add': { parameters: { fields: 'object' }, example: { result: 'EUR' } },
  'crm.currency.get': {
    parameters: { 'id*': 'string' },
    example: { result: { CURRENCY: 'EUR', AMOUNT: '1' } },
  },
  'note.page.add': { parameters: { 'NAME*': 'string' }, example: { result: { id: '3' } } },
  'note.page.get': {
    parameters: { 'PAGE_ID*': 'integer' },
    example: { result: { PAGE_ID: '3', NAME: 'x' } },
  },
});

let portal: RunningPortal;
let call: Call;
test.beforeEach(async () => {
  portal = await startPortal({ documents });
  call = callerOf(portal);
});
test.afterEach(() => portal.close());

async function titles(params: object): Promise<unknown> {
  const found = (await call('crm.lead.list', params)) as readonly { readonly TITLE: string }[];
  return found.map(({ TITLE }) => TITLE);
}

test('what was added is read back with what was sent, changed, deleted and gone', async () => {
  const id = await call('crm.lead.add', {
    fields: { TITLE: 'Mine', title_2: 'own', STATUS_ID: 5, OPENED: false },
  });
  expect(id).toBe(8);
  const mine = { ID: '8', TITLE: 'Mine', STATUS_ID: '5', OPENED: 'N', OPPORTUNITY: 10.5, title_2: 'own' };
  expect(await call('crm.lead.get', { id })).toEqual(mine);
  expect(
    await call('crm.lead.update', { id, fields: { title: 'Changed', OPPORTUNITY: '3.5', ID: 99 } }),
  ).toBe(true);
  expect(await call('crm.lead.get', { ID: '8' })).toEqual({ ...mine, TITLE: 'Changed', OPPORTUNITY: 3.5 });
  expect(await call('crm.lead.delete', { id })).toBe(true);
  for (const method of ['crm.lead.get', 'crm.lead.delete', 'crm.lead.update'])
    expect(await call(method, { id })).toBe('400 LEAD_NOT_FOUND');
});

test('the store begins with the record of the examples', async () => {
  expect(await call('crm.lead.get', { id: 7 })).toEqual(lead);
  expect(await call('crm.lead.list', {})).toEqual([lead]);
});

for (const [name, filter, expected] of [
  ['equality', { TITLE: 'b' }, ['b']],
  ['= before the name', { '=TITLE': 'b' }, ['b']],
  ['!', { '!TITLE': ['b', 'Sample'] }, ['a', 'c']],
  ['>', { '>OPPORTUNITY': 2 }, ['Sample', 'c']],
  ['>=', { '>=OPPORTUNITY': 2 }, ['Sample', 'b', 'c']],
  ['<', { '<OPPORTUNITY': '2' }, ['a']],
  ['<=', { '<=OPPORTUNITY': 2 }, ['a', 'b']],
  ['%', { '%title': 'AMP' }, ['Sample']],
  ['@', { '@TITLE': ['a', 'c'] }, ['a', 'c']],
  ['two conditions', { '>OPPORTUNITY': 1, '<OPPORTUNITY': 3 }, ['b']],
  ['a field that there is not', { NO_SUCH: 'x' }, []],
] as const) {
  test(`lists are filtered by ${name}`, async () => {
    for (const [index, TITLE] of ['a', 'b', 'c'].entries())
      await call('crm.lead.add', { fields: { TITLE, OPPORTUNITY: index + 1 } });
    expect(await titles({ filter })).toEqual(expected);
  });
}

test('lists are ordered, and select names the fields', async () => {
  for (const TITLE of ['b', 'c', 'a']) await call('crm.lead.add', { fields: { TITLE } });
  expect(await titles({ order: { TITLE: 'desc' }, filter: { '!ID': 7 } })).toEqual(['c', 'b', 'a']);
  expect(await call('crm.lead.list', { select: ['TITLE'], filter: { ID: 7 } })).toEqual([
    { ID: '7', TITLE: 'Sample' },
  ]);
});

test('lists have fifty entries a page', async () => {
  for (let index = 0; index < 60; index++) await call('crm.lead.add', { fields: { TITLE: `${index}` } });
  const page = async (start: number) =>
    (await askJson(`${portal.webhookUrl}crm.lead.list`, `{"start":${start}}`)).json;
  const first = await page(0);
  expect(first).toMatchObject({ next: 50, total: 61 });
  expect(first['result']).toHaveLength(50);
  const second = await page(50);
  expect(second).not.toHaveProperty('next');
  expect(second['result']).toHaveLength(11);
});

test('records stand in the members in which the examples have them', async () => {
  expect(await call('task.item.add', { fields: { title: 'mine' } })).toEqual({
    task: { id: 4, title: 'mine' },
  });
  expect(await call('task.item.get', { taskId: 4 })).toEqual({ task: { id: 4, title: 'mine' } });
  expect(await call('task.item.list', {})).toEqual({
    tasks: [
      { id: 3, title: 'x' },
      { id: 4, title: 'mine' },
    ],
  });
  expect(await call('task.item.update', { taskId: 4, title: 'new' })).toEqual({
    task: { id: 4, title: 'new' },
  });
  expect(await call('task.item.get', { taskId: 5 })).toBe('400 ERROR_NOT_FOUND');
});

test('fields may stand at the top of the request', async () => {
  expect(await call('note.page.add', { NAME: 'mine' })).toEqual({ id: '4' });
  expect(await call('note.page.get', { PAGE_ID: 4 })).toEqual({ PAGE_ID: '4', NAME: 'mine' });
});

test('a method get that shows a list gives the one that is named, or all', async () => {
  const list = { IBLOCK_ID: 3 };
  expect(await call('lists.element.add', { ...list, FIELDS: { NAME: 'mine' } })).toBe(12);
  expect(await call('lists.element.get', { ...list, ELEMENT_ID: 12 })).toEqual([{ ID: '12', NAME: 'mine' }]);
  expect(await call('lists.element.get', list)).toHaveLength(2);
  expect(await call('lists.element.delete', { ...list, ELEMENT_ID: 12 })).toBe(true);
  expect(await call('lists.element.get', { ...list, ELEMENT_ID: 12 })).toBe('400 ERROR_NOT_FOUND');
});

test('ids may be codes that are sent', async () => {
  expect(await call('crm.currency.add', { fields: { CURRENCY: 'XTS', AMOUNT: 2 } })).toBe('XTS');
  expect(await call('crm.currency.get', { id: 'XTS' })).toEqual({ CURRENCY: 'XTS', AMOUNT: '2' });
  expect(await call('crm.currency.get', { id: 'EUR' })).toEqual({ CURRENCY: 'EUR', AMOUNT: '1' });
});

test('two portals share no record', async () => {
  const other = await startPortal({ documents });
  await call('crm.lead.add', { fields: { TITLE: 'mine' } });
  expect(await callerOf(other)('crm.lead.list')).toHaveLength(1);
  await other.close();
});
