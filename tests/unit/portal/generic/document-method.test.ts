import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { stringify } from 'yaml';
import { documentsIn } from '../../../../src/portal/generic/documents-in.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { ask, askJson } from '../ask.ts';
import { callerOf } from '../call-portal.ts';
import { documentOf, sourceOf } from './documents.ts';

const documents = sourceOf({
  'disk.folder.share': {
    scope: 'disk',
    parameters: { 'id*': 'integer', 'to*': 'string', NOTE: 'string' },
    example: { result: { shared: true, options: {} } },
    outcomes: [
      [{ id: 1, to: 'x' }, 200],
      [{}, 400, 'ALL_MISSING'],
      [{ to: 'x' }, 400, 'ID_MISSING'],
      [{ id: 2147483000, to: 'x' }, 404, 'NO_SUCH_FOLDER'],
    ],
  },
  'either.or': {
    parameters: { 'CHAT_ID*': 'integer', 'DIALOG_ID*': 'string' },
    example: { result: [1, 2], total: 2 },
    outcomes: [
      [{ CHAT_ID: 1 }, 200],
      [{ DIALOG_ID: 'chat1' }, 200],
      [{}, 400, 'CHAT_ID_EMPTY'],
    ],
  },
  'no.example': {},
  profile: { example: { result: 'from the document' } },
});

test('a method without a family answers with the example of its document, and says so', async () => {
  const portal = await startPortal({ documents, seed: withScope('disk') });
  const told = await askJson(`${portal.webhookUrl}disk.folder.share`, '{"id":1,"to":"x"}');
  expect(told.json['result']).toEqual({ shared: true, options: {} });
  expect(told.json).toHaveProperty('time');
  expect(told.headers['x-reference-portal']).toBe('from-document');
  const byHand = await askJson(`${portal.webhookUrl}profile`, '{}');
  expect(byHand.headers).not.toHaveProperty('x-reference-portal');
  expect(byHand.json['result']).toMatchObject({ ID: '1' });
  await portal.close();
});

for (const [name, params, expected] of [
  ['all required parameters are missing', {}, '400 ALL_MISSING'],
  ['one is missing', { to: 'x' }, '400 ID_MISSING'],
  ['one is empty', { id: '', to: 'x' }, '400 ID_MISSING'],
  ['the id is nobody’s', { id: 2147483001, to: 'x' }, '404 NO_SUCH_FOLDER'],
] as const) {
  test(`a document’s refusal is given when ${name}`, async () => {
    const portal = await startPortal({ documents, seed: withScope('disk') });
    expect(await callerOf(portal)('disk.folder.share', params)).toBe(expected);
    await portal.close();
  });
}

test('a parameter that a success does without is not required, and a document without example gives null', async () => {
  const portal = await startPortal({ documents });
  const call = callerOf(portal);
  expect(await call('either.or', { DIALOG_ID: 'chat1' })).toEqual([1, 2]);
  expect(await call('no.example')).toBeNull();
  await portal.close();
});

test('methods of documents need their scope, and are listed and found', async () => {
  const portal = await startPortal({ documents });
  const call = callerOf(portal);
  expect(await call('disk.folder.share', { id: 1, to: 'x' }, 'guest')).toBe('401 insufficient_scope');
  expect(await call('methods', {}, 'guest')).not.toContain('disk.folder.share');
  expect(await call('methods')).toContain('disk.folder.share');
  expect(await call('methods', { full: true }, 'guest')).toContain('disk.folder.share');
  expect(await call('scope', { full: true })).toContain('disk');
  expect(await call('method.get', { name: 'either.or' })).toEqual({ isExisting: true, isAvailable: true });
  expect(portal.methods.fromDocuments).toEqual(['disk.folder.share', 'either.or', 'no.example']);
  expect(portal.methods.byHand).toContain('profile');
  const listed = await ask(`${portal.origin}/_portal/methods`);
  expect(listed.json).toEqual(portal.methods);
  await portal.close();
});

test('documents of a directory are read when they are called, and a broken one says what is wrong', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'documents-'));
  try {
    const whole = documentOf('my.method', { scope: 'im', example: { result: 'read' } });
    writeFileSync(join(directory, 'my.method.yaml'), stringify(whole));
    writeFileSync(join(directory, 'other.name.yaml'), stringify(whole));
    writeFileSync(join(directory, 'no.yaml.yaml'), 'a: [');
    writeFileSync(join(directory, 'my.method@2026-08.overlay.yaml'), 'overlay: 1.0.0');
    const source = documentsIn(directory);
    expect([...source.names]).toEqual(['my.method', 'no.yaml', 'other.name']);
    expect(source.scopesOf('my.method')).toEqual(['im']);
    const portal = await startPortal({ documents: directory });
    expect(await callerOf(portal)('my.method')).toBe('read');
    const wrong = await askJson(`${portal.webhookUrl}other.name`, '{}');
    expect(wrong.status).toBe(500);
    expect(wrong.json['error_description']).toContain('describes my.method');
    expect(await callerOf(portal)('no.yaml')).toBe('500 BROKEN_DOCUMENT');
    await portal.close();
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('no directory is no documents', () => {
  expect(documentsIn(join(tmpdir(), 'there is no such directory')).names.size).toBe(0);
});

function withScope(scope: string) {
  return { users: [{ id: 1 }], webhooks: [{ name: 'owner', user: 1, scopes: [scope] }] };
}
