import { expect, test } from '@playwright/test';
import { startPortal } from '../../src/portal/start-portal.ts';
import { askJson } from '../unit/portal/ask.ts';
import { promises } from '../unit/portal/promises.ts';
import { mutantNamed, mutants } from './all-mutants.ts';
import { breaking } from './breaking.ts';

async function broken(mutant?: string): Promise<Readonly<Record<string, string>>> {
  const portal = await startPortal(mutant === undefined ? {} : breaking(mutant));
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

/** Plain mutants, that these forgiving promises notice: one or two of each clause. */
const plain = [
  'result-is-one',
  'refuses-chats',
  'refuses-users',
  'malformed-id-is-denied',
  'malformed-chat-swaps-code',
  'missing-id-is-denied',
  'lets-everyone-in',
  'unknown-chat-is-true',
  'zero-is-true',
  'huge-id-is-true',
  'empty-description',
  'result-beside-error',
  'time-as-strings',
  'time-without-zone',
  'time-in-milliseconds',
  'reset-in-the-past',
  'extra-member',
  'wrong-content-type',
  'bom',
  'duplicate-key',
  'unrequested-gzip',
  'leaks-webhook-code',
  'stack-trace',
  'echoes-input',
  'any-code-will-do',
  'any-user-will-do',
  'unknown-method-is-400',
  'ignores-query-on-get',
  'json-suffix-unknown',
  'case-sensitive-names',
  'bad-json-is-an-error',
  'crashes-on-nul',
  'drops-on-quote',
  'redirects-malformed',
  'tires-after-five',
  'fails-when-concurrent',
  'batch-spoils-neighbours',
  'huge-answer',
];

for (const name of plain) {
  const { clause } = mutantNamed(name);
  test(`${name} breaks ${clause} and nothing else`, async () => {
    const found = await broken(name);
    expect(Object.keys(found), JSON.stringify(found)).toEqual([clause]);
  });
}

test('a plain mutant is there for each promise', () => {
  const clauses = new Set(plain.map((name) => mutantNamed(name).clause));
  expect(Object.keys(promises).filter((clause) => !clauses.has(clause))).toEqual([]);
});

test('slow-first-answer takes two seconds once', async () => {
  const portal = await startPortal(breaking('slow-first-answer'));
  expect((await askJson(`${portal.webhookUrl}profile`, '{}')).ms).toBeGreaterThan(2000);
  expect((await askJson(`${portal.webhookUrl}profile`, '{}')).ms).toBeLessThan(1000);
  await portal.close();
});

test('names are unique, and each says what it breaks', () => {
  const names = mutants.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, breaks } of mutants) expect(breaks.length, name).toBeGreaterThan(10);
});

for (const [name, status, start] of [
  ['html-error-page', 502, '<html>'],
  ['rate-limited', 503, '{"error":"QUERY_LIMIT_EXCEEDED"'],
  ['drops-connections', 0, ''],
  ['accepts-everything', 200, '{"result":true'],
  ['accepts-nothing', 403, '{"error":"ACCESS_ERROR"'],
] as const) {
  test(`${name} does so whatever is asked`, async () => {
    const portal = await startPortal(breaking(name));
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
  const portal = await startPortal(breaking('hangs'));
  const asked = askJson(`${portal.webhookUrl}profile`, '{}');
  await expect.poll(() => portal.requests).toBe(1);
  await portal.close();
  expect((await asked).status).toBe(0);
});
