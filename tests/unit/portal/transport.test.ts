import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import type { RunningPortal } from '../../../src/portal/portal-options.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { ask, askForm, askJson, said } from './ask.ts';

let portal: RunningPortal;
test.beforeAll(async () => {
  portal = await startPortal();
});
test.afterAll(() => portal.close());

const url = (rest = '') => `${portal.webhookUrl}im.dialog.writing${rest}`;
const code = () => portal.webhookUrl.split('/')[5] ?? '';

test('every URL form of a webhook answers, and no other', async () => {
  const ways: Readonly<Record<string, string>> = {
    [`/rest/1/${code()}/im.dialog.writing`]: '200 true',
    [`/rest/1/${code()}/im.dialog.writing/`]: '200 true',
    [`/rest/1/${code()}//im.dialog.writing`]: '200 true',
    [`//rest/1/${code()}/im.dialog.writing.json/`]: '200 true',
    [`/rest/1/${code()}/im.dialog.writing.JSON`]: '200 true',
    [`/rest/1/${code()}/IM.DIALOG.WRITING`]: '200 true',
    [`/rest/owner/${code()}/im.dialog.writing`]: '200 true',
    [`/rest/1/${code()}/im%2Edialog.writing`]: '200 true',
    '/rest/im.dialog.writing': '401 NO_AUTH_FOUND',
    '/rest/13/im.dialog.writing': '404 ERROR_METHOD_NOT_FOUND',
    [`/rest/${code()}/im.dialog.writing`]: '404 ERROR_METHOD_NOT_FOUND',
    [`/rest/1/${code()}/`]: '404 ERROR_METHOD_NOT_FOUND',
    '/rest/': '404 ERROR_METHOD_NOT_FOUND',
    '/': '404 ERROR_METHOD_NOT_FOUND',
    [`/rest/07/${code()}/im.dialog.writing`]: '401 INVALID_CREDENTIALS',
    [`/rest/999/${code()}/im.dialog.writing`]: '401 INVALID_CREDENTIALS',
  };
  for (const [path, wanted] of Object.entries(ways)) {
    const told = await askJson(portal.origin + path, '{"DIALOG_ID":"chat13"}');
    expect(said(told), path.replace(code(), 'CODE')).toBe(wanted);
  }
});

test('parameters come from query, form, JSON, multipart and mislabelled text, and the body wins', async () => {
  const multipart = '--x\r\nContent-Disposition: form-data; name="DIALOG_ID"\r\n\r\nchat13\r\n--x--\r\n';
  const told = {
    getQuery: await ask(url('?DIALOG_ID=chat13')),
    postQuery: await ask(url('?DIALOG_ID=chat13'), { method: 'POST' }),
    form: await askForm(url(), 'DIALOG_ID=chat13'),
    formOverQuery: await askForm(url('?DIALOG_ID=abc'), 'DIALOG_ID=chat13'),
    jsonOverQuery: await askJson(url('?DIALOG_ID=abc'), '{"DIALOG_ID":"chat13"}'),
    textPlain: await askForm(url(), 'DIALOG_ID=chat13', 'text/plain'),
    jsonWithCharset: await askForm(url(), '{"DIALOG_ID":"chat13"}', 'Application/JSON; Charset=UTF-8'),
    multipart: await askForm(url(), multipart, 'multipart/form-data; boundary=x'),
    put: await ask(url('?DIALOG_ID=chat13'), { method: 'PUT', body: 'DIALOG_ID=abc' }),
  };
  for (const [way, response] of Object.entries(told)) expect(said(response), way).toBe('200 true');
  const lost = {
    jsonWithoutType: await ask(url(), { method: 'POST', body: '{"DIALOG_ID":"chat13"}' }),
    jsonScalar: await askJson(url(), '"chat13"'),
    jsonBroken: await askJson(url(), '{"DIALOG_ID":"chat13"'),
    jsonTrailing: await askJson(url(), '{"DIALOG_ID":"chat13"} x'),
    jsonBom: await askJson(url(), '\ufeff{"DIALOG_ID":"chat13"}'),
    jsonLoneSurrogate: await askJson(url(), '{"DIALOG_ID":"chat13","x":"\\ud800"}'),
    jsonBadUtf8: await ask(url(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"DIALOG_ID":"chat13","x":"\xff"}', 'latin1'),
    }),
    jsonTooDeep: await askJson(url(), `{"DIALOG_ID":"chat13","x":${'['.repeat(512)}${']'.repeat(512)}}`),
    putBody: await ask(url(), { method: 'PUT', body: 'DIALOG_ID=chat13' }),
  };
  for (const [way, response] of Object.entries(lost)) expect(said(response), way).toBe('400 DIALOG_ID_EMPTY');
  const deep = await askJson(url(), `{"DIALOG_ID":"chat13","x":${'['.repeat(511)}${']'.repeat(511)}}`);
  expect(said(deep)).toBe('200 true');
});

test('+json counts as JSON since May 2026', async () => {
  const late = await startPortal({ generation: 'box-2026-05' });
  const send = (to: RunningPortal) =>
    askForm(`${to.webhookUrl}im.dialog.writing`, '{"DIALOG_ID":"13"}', 'application/vnd.api+json');
  expect(said(await send(late))).toBe('200 true');
  expect(said(await send(portal))).toBe('400 DIALOG_ID_EMPTY');
  await late.close();
});

test('hostile input gets an envelope, never a broken connection', async () => {
  const inputs = [
    askJson(url(), `{"DIALOG_ID":"${'x'.repeat(3_000_000)}"}`),
    askJson(url(), '['.repeat(200_000)),
    askForm(url(), 'DIALOG_ID=%00%zz%ff%'),
    askForm(url(), 'a&'.repeat(5000)),
    askForm(url(), `DIALOG_ID${'[a]'.repeat(2000)}=1`),
    askForm(url(), '__proto__[x]=1&constructor=2&DIALOG_ID[__proto__]=3'),
    ask(url(`?DIALOG_ID=${'9'.repeat(20_000)}`)),
    ask(`${portal.origin}/rest/1/${code()}/%00%ff%`),
    askForm(url(), 'x'.repeat(9 * 1024 * 1024)),
  ];
  for (const told of await Promise.all(inputs)) {
    expect(told.status, told.text.slice(0, 80)).toBeGreaterThanOrEqual(400);
    expect(told.status).toBeLessThan(500);
    expect(told.json['error_description']).not.toBe('');
  }
});

test('what is no HTTP gets 400 in JSON', async () => {
  const socket = connect(Number(new URL(portal.origin).port), '127.0.0.1');
  socket.end('\0\0 nonsense\r\n\r\n');
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  expect(text).toMatch(/^HTTP\/1\.1 400 /);
  expect(text).toContain('"error":"INVALID_REQUEST"');
});

test('headers are those of the portal, OPTIONS is empty, HEAD has no body', async () => {
  const told = await askJson(url(), '{"DIALOG_ID":"chat13"}');
  expect(told.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'origin, content-type, accept',
    'x-content-type-options': 'nosniff',
    'content-length': String(told.bytes.length),
  });
  for (const absent of ['www-authenticate', 'retry-after', 'access-control-allow-methods'])
    expect(told.headers).not.toHaveProperty(absent);
  const options = await ask(url(), { method: 'OPTIONS' });
  expect([options.status, options.text, options.headers['access-control-allow-origin']]).toEqual([
    200,
    '',
    '*',
  ]);
  const head = await ask(url('?DIALOG_ID=chat13'), { method: 'HEAD' });
  expect([head.status, head.text]).toEqual([200, '']);
});

test('JSON is escaped as PHP does, and XML has the portal’s shape', async () => {
  expect((await askJson(url(), '{}')).text).toBe(
    '{"error":"DIALOG_ID_EMPTY","error_description":"Dialog ID can\\u0027t be empty"}',
  );
  const xml = await askJson(url('.xml'), '{"DIALOG_ID":"chat13"}');
  expect(xml.headers['content-type']).toBe('text/xml; charset=utf-8');
  expect(xml.text).toMatch(
    /^<response><result>1<\/result><time><start>[\d.]+<\/start>.*<\/time><\/response>$/,
  );
  expect((await askJson(url('.XML'), '{}')).text).toContain('<error>DIALOG_ID_EMPTY</error>');
  expect((await askJson(`${portal.webhookUrls['guest']}scope.xml`, '{}')).text).toContain(
    '<result><item>im</item><item>user</item>',
  );
});

test('a renamed portal answers 302 to its new address', async () => {
  const moved = await startPortal({ renamedTo: 'https://new.example' });
  const told = await askJson(`${moved.origin}/rest/profile?a=1`, '{}');
  expect([told.status, told.headers['location']]).toEqual([302, 'https://new.example/rest/profile?a=1']);
  await moved.close();
});
