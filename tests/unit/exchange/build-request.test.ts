import { expect, test } from '@playwright/test';
import { buildRequest } from '../../../src/exchange/http/build-request.ts';
import { code, planned, targetAt } from './local-server.ts';

const target = targetAt('http://portal.test:8080');
const oauth = { accessToken: 'tok3nTok3nTok3nTok3n' };
const byToken = targetAt('http://portal.test', { webhook: null, oauth });
const nested = { DIALOG_ID: { $: 1 }, list: ['a b', true, null, { x: 'é&=' }], empty: [], none: null };

test('parameters travel as JSON', () => {
  const wire = buildRequest(planned({ parameters: { DIALOG_ID: 'chat13', deep: [1, null] } }), target);
  expect(wire.method).toBe('POST');
  expect(wire.path).toBe(`/rest/7/${code}/im.dialog.writing`);
  expect(wire.body?.toString()).toBe('{"DIALOG_ID":"chat13","deep":[1,null]}');
  expect(wire.headers).toEqual([
    ['Host', 'portal.test:8080'],
    ['User-Agent', expect.stringMatching(/^b24-conformance\/\d+\.\d+\.\d+/)],
    ['Accept', 'application/json'],
    ['Accept-Encoding', 'identity'],
    ['Content-Type', 'application/json'],
    ['Content-Length', '38'],
    ['Connection', 'keep-alive'],
  ]);
});

test('parameters travel as a form with PHP keys', () => {
  const wire = buildRequest(planned({ encoding: 'post-form', parameters: nested }), target);
  expect(wire.body?.toString()).toBe(
    'DIALOG_ID%5B%24%5D=1&list%5B0%5D=a%20b&list%5B1%5D=true&list%5B3%5D%5Bx%5D=%C3%A9%26%3D&empty%5B0%5D=',
  );
  expect(wire.headers).toContainEqual(['Content-Type', 'application/x-www-form-urlencoded']);
});

test('parameters travel in the query of a POST without a body and of a GET', () => {
  const post = buildRequest(planned({ encoding: 'post-query', suffix: '.json' }), target);
  expect(post).toMatchObject({
    method: 'POST',
    path: `/rest/7/${code}/im.dialog.writing.json?DIALOG_ID=abc`,
    body: null,
  });
  expect(post.headers).toContainEqual(['Content-Length', '0']);
  const get = buildRequest(planned({ encoding: 'get-query' }), target);
  expect(get).toMatchObject({
    method: 'GET',
    path: `/rest/7/${code}/im.dialog.writing?DIALOG_ID=abc`,
    body: null,
  });
  expect(get.headers.map(([name]) => name)).not.toContain('Content-Length');
});

test('a raw query and a raw body stay as they are', () => {
  const wire = buildRequest(
    planned({
      rawQuery: 'DIALOG_ID=%zz%&a=%00é',
      query: { x: 'y' },
      raw: { contentType: 'application/json', base64: Buffer.from('{"DIALOG_ID":').toString('base64') },
    }),
    target,
  );
  expect(wire.path.endsWith('?x=y&DIALOG_ID=%zz%&a=%00é')).toBe(true);
  expect(wire.body?.toString()).toBe('{"DIALOG_ID":');
});

test('dialog ids come from the target in every form', () => {
  const parameters = {
    plain: { $fixture: 'chat' },
    digits: { $fixture: 'chat', form: 'digits' },
    number: { $fixture: 'user', form: 'number' },
    upper: { $fixture: 'chat', form: 'upper' },
    zero: { $fixture: 'chat', form: 'zero' },
    newline: { $fixture: 'group', form: 'newline' },
  } as const;
  const wire = buildRequest(planned({ parameters }), target);
  expect(JSON.parse(String(wire.body))).toEqual({
    plain: 'chat13',
    digits: '13',
    number: 13,
    upper: 'CHAT13',
    zero: 'chat013',
    newline: 'sg5\n',
  });
  expect(() => buildRequest(planned({ parameters: { A: { $fixture: 'open-chat' } } }), target)).toThrow(
    '"open-chat"',
  );
});

test('commands of a batch become strings', () => {
  const parameters = {
    halt: 0,
    cmd: {
      a: { command: 'im.dialog.writing', parameters: { DIALOG_ID: { $fixture: 'chat' } } },
      b: { command: 'im.dialog.writing', parameters: { DIALOG_ID: 'a &b' } },
      c: { command: 'profile', parameters: {} },
    },
  } as const;
  const cmd = {
    a: 'im.dialog.writing?DIALOG_ID=chat13',
    b: 'im.dialog.writing?DIALOG_ID=a%20%26b',
    c: 'profile',
  };
  const wire = buildRequest(planned({ method: 'batch', parameters }), target);
  expect(JSON.parse(String(wire.body))).toEqual({ halt: 0, cmd });
  const list = { cmd: Object.values(parameters.cmd) };
  const form = buildRequest(planned({ method: 'batch', encoding: 'post-form', parameters: list }), target);
  expect(new URLSearchParams(String(form.body)).get('cmd[1]')).toBe(cmd.b);
});

test('each wrong credential differs from the right one and is shown under its own name', () => {
  const paths = (['wrong-code', 'first-character', 'last-character', 'shortened', 'lengthened'] as const).map(
    (credential) => {
      const wire = buildRequest(planned({ credential }), target);
      expect(wire.shownPath).toBe(`/rest/7/[redacted:webhook-code:${credential}]/im.dialog.writing`);
      expect(buildRequest(planned({ credential }), target).path).toBe(wire.path);
      return wire.path;
    },
  );
  expect(new Set([...paths, buildRequest(planned(), target).path]).size).toBe(6);
  expect(buildRequest(planned({ credential: 'other-user' }), target).path).toContain(`/rest/8/${code}/`);
});

test('a token goes where the request wants it', () => {
  const { accessToken } = oauth;
  const body = buildRequest(planned(), byToken);
  expect(body.path).toBe('/rest/im.dialog.writing');
  expect(JSON.parse(String(body.body))).toEqual({ DIALOG_ID: 'abc', auth: accessToken });
  const form = buildRequest(planned({ encoding: 'post-form' }), byToken);
  expect(String(form.body)).toBe(`DIALOG_ID=abc&auth=${accessToken}`);
  const query = buildRequest(planned({ encoding: 'get-query' }), byToken);
  expect(query.path).toBe(`/rest/im.dialog.writing?auth=${accessToken}&DIALOG_ID=abc`);
  const header = buildRequest(planned({ auth: 'header' }), byToken);
  expect(header.headers).toContainEqual(['Authorization', `Bearer ${accessToken}`]);
  expect(String(header.body)).toBe('{"DIALOG_ID":"abc"}');
});

test('a target with both credentials uses the webhook unless the request asks for the token', () => {
  const both = targetAt('http://portal.test', { oauth });
  expect(buildRequest(planned(), both).path).toContain(code);
  expect(buildRequest(planned({ auth: 'query' }), both).path).toBe(
    `/rest/im.dialog.writing?auth=${oauth.accessToken}`,
  );
  expect(buildRequest(planned({ credential: 'wrong-token' }), target).path).toBe('/rest/im.dialog.writing');
  expect(() => buildRequest(planned({ auth: 'header' }), target)).toThrow('no credential');
});
