import { expect, test } from '@playwright/test';
import { openSession } from '../../../src/exchange/session.ts';
import { type DoctorFinding, examine } from '../../../src/exchange/target/doctor.ts';
import { findOwnUser } from '../../../src/exchange/target/own-user.ts';
import { httpServer, json, type LocalServer, type Observation, targetAt } from './local-server.ts';

const method = 'im.dialog.writing';
const results: Record<string, unknown> = {
  profile: { ID: '7' },
  scope: ['im', 'user'],
  'method.get': { isExisting: true, isAvailable: true },
  'im.dialog.get': { id: 1 },
  'im.revision.get': { rest: 32 },
};
const denied = { error: 'ACCESS_ERROR', error_description: 'x' };

/** A portal of canned results; `change` may answer a request itself. */
async function portal(change: (name: string, seen: Observation) => [number, unknown] | null = () => null) {
  const calls: Observation[] = [];
  const server: LocalServer = await httpServer((seen, response) => {
    calls.push(seen);
    const name = seen.url.split('/').at(-1) ?? '';
    const changed = change(name, seen);
    if (changed !== null) return json(response, ...changed);
    if (seen.body.includes('chat99')) return json(response, 403, denied);
    if (seen.url.includes('/9/') && name === 'profile') return json(response, 200, { result: { ID: '9' } });
    json(response, 200, { result: results[name] });
  });
  return { server, calls };
}

function bad(findings: readonly DoctorFinding[]): string[] {
  return findings.filter(({ level }) => level !== 'ok').map(({ level, subject }) => `${level} ${subject}`);
}

test('a portal in good health has no findings but good ones, and the method is not called', async () => {
  const { server, calls } = await portal();
  await using _ = server;
  const findings = await examine(targetAt(server.origin), method);
  expect(bad(findings)).toEqual([]);
  expect(findings.map(({ subject }) => subject)).toContain('B24_FORBIDDEN_DIALOG_ID');
  expect(calls.some(({ url }) => url.includes(method))).toBe(false);
  expect(calls.length).toBeGreaterThan(6);
});

test('missing dialogs are told with the setting that adds them', async () => {
  const { server } = await portal();
  await using _ = server;
  const findings = await examine(targetAt(server.origin, { fixtures: {} }), method);
  expect(bad(findings)).toEqual([
    'warn B24_CHAT_DIALOG_ID',
    'warn B24_USER_DIALOG_ID',
    'warn B24_FORBIDDEN_DIALOG_ID',
    'warn B24_GROUP_DIALOG_ID',
  ]);
});

const ill: Record<
  string,
  [change: (name: string, seen: Observation) => [number, unknown] | null, found: string[]]
> = {
  'a refused credential': [
    () => [401, { error: 'INVALID_CREDENTIALS', error_description: 'x' }],
    ['problem B24_WEBHOOK_URL'],
  ],
  'somebody else': [() => [200, '<html>'], ['problem portal']],
  'no scope im': [
    (name) => (name === 'scope' ? [200, { result: ['crm'] }] : null),
    ['problem B24_WEBHOOK_URL'],
  ],
  'no such method': [
    (name) => (name === 'method.get' ? [200, { result: { isExisting: false, isAvailable: false } }] : null),
    [`problem ${method}`],
  ],
  'a chat that is refused': [
    (_, seen) => (seen.body.includes('chat13') ? [403, denied] : null),
    ['problem B24_CHAT_DIALOG_ID'],
  ],
  'a forbidden chat that is open': [
    (_, seen) => (seen.body.includes('chat99') ? [200, { result: {} }] : null),
    ['problem B24_FORBIDDEN_DIALOG_ID'],
  ],
  'no revision': [(name) => (name === 'im.revision.get' ? [200, { result: [] }] : null), ['warn revision']],
};

for (const [name, [change, found]] of Object.entries(ill)) {
  test(`the doctor finds ${name}`, async () => {
    const { server } = await portal(change);
    await using _ = server;
    const findings = await examine(targetAt(server.origin), method);
    expect(bad(findings)).toEqual(found);
    expect(
      findings
        .filter(({ level }) => level !== 'ok')
        .every(({ remedy }) => remedy !== '' || found.includes('warn revision')),
    ).toBe(true);
  });
}

test('a dead portal is one finding', async () => {
  const { server } = await portal();
  await server[Symbol.asyncDispose]();
  const findings = await examine(targetAt(server.origin), method);
  expect(findings).toEqual([
    expect.objectContaining({ level: 'problem', message: expect.stringContaining('ECONNREFUSED') }),
  ]);
});

test('the own user comes from the portal, else from the URL', async () => {
  const { server } = await portal((name, seen) =>
    name === 'profile' && seen.url.includes('/8/') ? [200, { result: [] }] : null,
  );
  await using _ = server;
  const ids: (string | null)[] = [];
  for (const userId of ['1', '8', 'admin']) {
    const target = targetAt(server.origin, { webhook: { userId, code: 'c0dec0dec0de' } });
    const session = openSession(target);
    ids.push((await findOwnUser(session, target)).id);
    session.close();
  }
  expect(ids).toEqual(['7', '8', '7']);
});
