import { expect, test } from '@playwright/test';
import type { RunningPortal } from '../../../src/portal/portal-options.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { askJson } from './ask.ts';

let portal: RunningPortal;
test.beforeAll(async () => {
  portal = await startPortal();
});
test.afterAll(() => portal.close());

interface Page {
  readonly result: readonly Readonly<Record<string, unknown>>[];
  readonly next?: number;
  readonly total?: number;
}

async function page(params: object, webhook = portal.webhookUrl): Promise<Page> {
  const { json } = await askJson(`${webhook}user.get`, JSON.stringify(params));
  return json as unknown as Page;
}

test('users come fifty a page, bots left out', async () => {
  const first = await page({});
  expect(first.result).toHaveLength(50);
  expect(first).toMatchObject({ next: 50, total: 60 });
  const second = await page({ start: first.next });
  expect(second.result).toHaveLength(10);
  expect(second).not.toHaveProperty('next');
  expect(second.total).toBe(60);
  const ids = [...first.result, ...second.result].map(({ ID }) => ID);
  expect(new Set(ids).size).toBe(60);
  expect(ids.slice(0, 5)).toEqual(['1', '7', '13', '14', '15']);
});

test('a start of -1 asks for no count', async () => {
  const uncounted = await page({ start: -1 });
  expect(uncounted.result).toHaveLength(50);
  expect(uncounted).not.toHaveProperty('total');
  expect(uncounted).not.toHaveProperty('next');
});

for (const [name, params, ids] of [
  ['by id', { FILTER: { ID: 7 } }, ['7']],
  ['beside FILTER', { ID: '7' }, ['7']],
  ['a list', { filter: { '@ID': [7, 13] } }, ['7', '13']],
  ['the absence from a list', { filter: { '!@ID': [7, 13], '<ID': 20 } }, ['1', '14', '15']],
  ['a comparison', { FILTER: { '>ID': 7, '<=ID': 14 } }, ['13', '14']],
  ['a substring', { FILTER: { '%NAME': 'ETR' } }, ['13']],
  ['a pattern', { FILTER: { '=%LAST_NAME': 'S%d' } }, ['7']],
  ['who is active', { FILTER: { ACTIVE: false } }, ['14']],
  ['who is not', { FILTER: { ACTIVE: 'Y', '<ID': 20 } }, ['1', '7', '13', '15']],
  ['a type', { FILTER: { USER_TYPE: 'extranet' } }, ['15']],
  ['a search', { FILTER: { NAME_SEARCH: 'petra' } }, ['13']],
  ['nobody', { FILTER: { ID: 2147483000 } }, []],
  ['sorted', { FILTER: { '<ID': 14 }, sort: 'NAME', order: 'desc' }, ['7', '13', '1']],
] as const) {
  test(`users are filtered by ${name}`, async () => {
    const { result } = await page(params);
    expect(result.map(({ ID }) => ID)).toEqual(ids);
  });
}

for (const [name, filter, ids] of [
  ['a beginning of any field', { FIND: 'pet' }, ['13']],
  ['a position', { FIND: 'cook' }, ['7']],
  ['a department', { FIND: 'cater' }, ['7', '13']],
  ['the beginning of a name', { NAME: 'S' }, ['7']],
  ['a department and a name', { UF_DEPARTMENT_NAME: 'Cat', LAST_NAME: 'pe' }, ['13']],
  ['a type', { USER_TYPE: 'extranet' }, ['15']],
  ['what is inside a word', { FIND: 'etra' }, []],
] as const) {
  test(`users are searched by ${name}`, async () => {
    const { json } = await askJson(`${portal.webhookUrl}user.search`, JSON.stringify({ FILTER: filter }));
    const found = json as unknown as Page;
    expect(found.result.map(({ ID }) => ID)).toEqual(ids);
    expect(found.total).toBe(ids.length);
  });
}

test('select names the fields, and ignores those there are not', async () => {
  const { result } = await page({ FILTER: { ID: 1 }, select: ['NAME', 'NO_SUCH'] });
  expect(result).toEqual([{ ID: '1', NAME: 'Olga' }]);
});

test('an extranet user sees the users of their groups', async () => {
  const { result } = await page({}, portal.webhookUrls['guest']);
  expect(result.map(({ ID }) => ID)).toEqual(['7', '13', '15']);
});
