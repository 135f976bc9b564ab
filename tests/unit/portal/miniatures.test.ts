import { expect, test } from '@playwright/test';
import { miniatures } from '../../../src/portal/miniatures/all-miniatures.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { askJson } from './ask.ts';
import { promises } from './promises.ts';

async function broken(miniature?: string): Promise<Readonly<Record<string, string>>> {
  const portal = await startPortal(miniature === undefined ? {} : { miniature });
  const found: Record<string, string> = {};
  for (const [clause, keeps] of Object.entries(promises)) {
    const problem = await keeps(portal);
    if (problem !== undefined) found[clause] = problem;
  }
  await portal.close();
  return found;
}

test('an honest portal keeps every promise', async () => {
  expect(await broken()).toEqual({});
});

for (const miniature of miniatures.filter(
  ({ kind, clause }) => kind === 'one-promise' && clause !== 'answer-time',
)) {
  test(`${miniature.name} breaks ${miniature.clause} and nothing else`, async () => {
    const found = await broken(miniature.name);
    expect(Object.keys(found), JSON.stringify(found)).toEqual([miniature.clause]);
  });
}

test('slow-first-answer takes two seconds once', async () => {
  const portal = await startPortal({ miniature: 'slow-first-answer' });
  expect((await askJson(`${portal.webhookUrl}profile`, '{}')).ms).toBeGreaterThan(2000);
  expect((await askJson(`${portal.webhookUrl}profile`, '{}')).ms).toBeLessThan(1000);
  await portal.close();
});

test('names are unique, and each says what it breaks', () => {
  const names = miniatures.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, breaks } of miniatures) expect(breaks.length, name).toBeGreaterThan(10);
});

for (const [name, status, start] of [
  ['always-502', 502, '<html>'],
  ['rate-limited', 503, '{"error":"QUERY_LIMIT_EXCEEDED"'],
  ['drops-everything', 0, ''],
  ['accepts-everything', 200, '{"result":true'],
  ['accepts-nothing', 403, '{"error":"ACCESS_ERROR"'],
] as const) {
  test(`${name} does so whatever is asked`, async () => {
    const portal = await startPortal({ miniature: name });
    for (const [method, body] of [
      ['im.dialog.writing', '{"DIALOG_ID":"chat13"}'],
      ['nothing', '['],
    ] as const) {
      const told = await askJson(`${portal.webhookUrl}${method}`, body);
      expect(told.status).toBe(status);
      expect(told.text.slice(0, start.length)).toBe(start);
    }
    await portal.close();
  });
}

test('a portal that hangs can be closed', async () => {
  const portal = await startPortal({ miniature: 'hangs' });
  const asked = askJson(`${portal.webhookUrl}profile`, '{}');
  await expect.poll(() => portal.requests).toBe(1);
  await portal.close();
  expect((await asked).status).toBe(0);
});
