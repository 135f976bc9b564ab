import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openSession } from '../../../src/exchange/session.ts';
import { examine } from '../../../src/exchange/target/doctor.ts';
import type { DoctorFinding } from '../../../src/exchange/target/doctor-finding.ts';
import { knownGenerations } from '../../../src/exchange/target/examine-generation.ts';
import { findOwnUser } from '../../../src/exchange/target/own-user.ts';
import { packageRoot } from '../../../src/package-root.ts';
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

test('missing dialogs that a run cannot make are told with the setting that adds them', async () => {
  const { server } = await portal();
  await using _ = server;
  const findings = await examine(targetAt(server.origin, { fixtures: {} }), method);
  expect(bad(findings)).toEqual(['warn B24_USER_DIALOG_ID', 'warn B24_GROUP_DIALOG_ID']);
});

const ill: Record<
  string,
  [change: (name: string, seen: Observation) => [number, unknown] | null, found: string[]]
> = {
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

/** States of a whole portal: what each call gets, and what the first problem says. */
const states: Record<
  string,
  {
    readonly status?: number;
    readonly body?: unknown;
    readonly headers?: Record<string, string>;
    readonly says: RegExp;
  }
> = {
  'a wrong code': {
    status: 401,
    body: { error: 'INVALID_CREDENTIALS', error_description: 'x' },
    says: /mistyped/,
  },
  'a missing scope': {
    status: 401,
    body: { error: 'insufficient_scope', error_description: 'x' },
    says: /lacks the scope/,
  },
  'a wrong user': {
    status: 403,
    body: { error: 'user_access_error', error_description: 'x' },
    says: /user behind the credential/,
  },
  'a user who is not active': { body: { result: {} }, says: /not active/ },
  'a plan without REST': {
    status: 403,
    body: { error: 'ACCESS_DENIED', error_description: 'x' },
    says: /plan does not include REST/,
  },
  overload: {
    status: 503,
    body: { error: 'OVERLOAD_LIMIT', error_description: 'x' },
    says: /blocked its REST API/,
  },
  'the operation limit': {
    status: 429,
    body: { error: 'OPERATION_TIME_LIMIT', error_description: 'x' },
    says: /ten minutes/,
  },
  'the rate limit': {
    status: 503,
    body: { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'x' },
    says: /too many come/,
  },
  'a renamed portal': { status: 302, headers: { Location: 'https://new.example/' }, says: /was renamed/ },
  'a deleted portal': {
    status: 403,
    body: { error: 'PORTAL_DELETED', error_description: 'x' },
    says: /was deleted/,
  },
  'a portal that asks for https': {
    status: 400,
    body: { error: 'INVALID_REQUEST', error_description: 'x' },
    says: /over https only/,
  },
  'a proxy that asks for a password': { status: 407, body: '<html>', says: /proxy asks for a password/ },
  'a firewall': { status: 403, body: '<html>', says: /firewall/ },
  'a gateway': { status: 502, body: '<html>', says: /gateway answers/ },
  'a login page': { status: 200, body: '<html>', says: /login/ },
};
const quick = { now: () => 0, sleep: async () => undefined };
for (const [name, { status = 200, body = '', headers, says }] of Object.entries(states)) {
  test(`the doctor tells ${name}, and goes on with the settings`, async () => {
    await using server = await httpServer((_, response) => {
      if (typeof body !== 'string') return json(response, status, body);
      response.writeHead(status, { 'Content-Type': 'text/html', ...headers });
      response.end(body);
    });
    const target = targetAt(server.origin, { fixtures: {} });
    const findings = await examine(target, method, { clock: quick });
    const problems = findings.filter(({ level }) => level === 'problem');

    expect(problems[0]).toEqual({
      level: 'problem',
      subject: expect.stringMatching(/^(portal|B24_WEBHOOK_URL)$/),
      message: expect.stringMatching(says),
      remedy: expect.stringMatching(/\w+\.$/),
    });
    expect(bad(findings)).toContain('warn B24_USER_DIALOG_ID');
  });
}

const failures: Record<string, [target: (port: number) => string, says: RegExp]> = {
  'a host that nobody knows': [() => 'http://portal.invalid', /cannot be resolved/],
  'a port that nobody listens on': [(port) => `http://127.0.0.1:${port}`, /refuses connections/],
  'https where http is spoken': [(port) => `https://127.0.0.1:${port}`, /./],
};
for (const [name, [origin, says]] of Object.entries(failures)) {
  test(`the doctor tells ${name}`, async () => {
    const { server } = await portal();
    const { port } = server;
    if (name !== 'https where http is spoken') await server[Symbol.asyncDispose]();
    const findings = await examine(targetAt(origin(port), { fixtures: {} }), method, { clock: quick });
    if (name === 'https where http is spoken') await server[Symbol.asyncDispose]();

    expect(findings[0]).toMatchObject({
      level: 'problem',
      subject: 'portal',
      message: expect.stringMatching(says),
    });
  });
}

test('a limit that passes is waited out with a word, and the doctor goes on', async () => {
  let calls = 0;
  const { server } = await portal(() => {
    calls += 1;
    return calls === 1 ? [503, { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'x' }] : null;
  });
  await using _ = server;

  const told: string[] = [];
  const tell = (sentence: string) => void told.push(sentence);
  const target = targetAt(server.origin, { timeoutMs: 10_000 });

  expect(bad(await examine(target, method, { clock: quick, tell }))).toEqual([]);
  expect(told).toEqual(['The portal asks to wait (QUERY_LIMIT_EXCEEDED). The run goes on in 1 s.']);
});

test('a portal that does not know profile is examined all the same', async () => {
  const { server } = await portal((name) =>
    name === 'profile' ? [404, { error: 'ERROR_METHOD_NOT_FOUND', error_description: 'x' }] : null,
  );
  await using _ = server;
  const findings = await examine(targetAt(server.origin), method, { clock: quick });

  expect(bad(findings)).toEqual(['warn B24_WEBHOOK_URL']);
  expect(findings.map(({ subject }) => subject)).toContain('revision');
});

test('a second webhook of the same user is a problem', async () => {
  const { server } = await portal((name) => (name === 'profile' ? [200, { result: { ID: '7' } }] : null));
  await using _ = server;
  const secondWebhook = { userId: '9', code: 'an0therC0de' };
  const findings = await examine(targetAt(server.origin, { secondWebhook }), method, { clock: quick });

  expect(bad(findings)).toEqual(['problem B24_SECOND_WEBHOOK_URL']);
});

for (const { mobile, ledger } of knownGenerations()) {
  test(`a portal whose chat has mobile revision ${mobile} is recognised, and its ledger is there`, async () => {
    const { server } = await portal((name) =>
      name === 'im.revision.get' ? [200, { result: { rest: 33, mobile } }] : null,
    );
    await using _ = server;
    const findings = await examine(targetAt(server.origin), method, { clock: quick });

    expect(findings.at(-1)).toMatchObject({ level: 'ok', remedy: expect.stringContaining(ledger) });
    expect(existsSync(join(packageRoot(), ledger))).toBe(true);
  });
}

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
