import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { request, test } from '@playwright/test';
import { expect } from '../../../src/playwright/expect.ts';
import type { RunningPortal } from '../../../src/portal/portal-options.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { breaking } from '../../mutants/breaking.ts';

const method = 'im.dialog.writing';

function call(webhook: string, parameters: object, name = method): Promise<Response> {
  return fetch(`${webhook}${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
}

/** A server that gives every request the same response. */
async function serve(status: number, headers: Readonly<Record<string, string>>, body: Buffer | string) {
  const server = createServer((_request, response) => response.writeHead(status, headers).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { webhook: `http://127.0.0.1:${port}/rest/1/verysecretcode/`, close: () => server.close() };
}

/** A response as a page of Playwright gives it, to a form that was sent. */
function ofPage(form: string, status: number, body: object) {
  return {
    status: () => status,
    statusText: () => '',
    url: () => `https://acme.bitrix24.example/rest/${method}`,
    headersArray: async () => [{ name: 'content-type', value: 'application/json; charset=utf-8' }],
    body: async () => Buffer.from(JSON.stringify(body)),
    request: () => ({
      method: () => 'POST',
      postDataBuffer: () => Buffer.from(form),
      headers: () => ({ 'content-type': 'application/x-www-form-urlencoded' }),
    }),
  };
}

async function messageOf(assertion: Promise<unknown>): Promise<string> {
  return assertion.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

test.describe('against the reference portal', () => {
  let portal: RunningPortal;
  test.beforeAll(async () => {
    portal = await startPortal({});
  });
  test.afterAll(() => portal.close());

  test('a success and a documented refusal conform, whichever client received them', async () => {
    const { webhookUrl } = portal;
    await expect(await call(webhookUrl, { DIALOG_ID: 'chat13' })).toConformTo(method);
    await expect(await call(webhookUrl, {})).toConformTo(method, { parameters: {} });
    const context = await request.newContext();
    const response = await context.post(`${webhookUrl}${method}`, { data: { DIALOG_ID: 'chat13' } });
    await expect(response).toConformTo(method, { parameters: { dialog_id: 'chat13' } });
    await context.dispose();
  });

  test('a documented response to another request does not conform, and the message says what is expected', async () => {
    const response = await call(portal.webhookUrl, {});
    const message = await messageOf(
      expect(response).toConformTo(method, { parameters: { DIALOG_ID: 'chat13' } }),
    );
    expect(message).toContain('does not conform to im.dialog.writing, edition 2024-12');
    expect(message).toContain('Expected: ');
    expect(message).toContain('Received: 400 DIALOG_ID_EMPTY');
    expect(message).toContain('Source:');
  });

  test('a refusal of a chat that the documents take as an example is no violation: nobody knows whose chat it is', async () => {
    const closed = { error: 'ACCESS_ERROR', error_description: 'Action unavailable' };
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const server = await serve(403, headers, JSON.stringify(closed));
    const response = await fetch(`${server.webhook}${method}`);
    const message = await messageOf(
      expect(response).toConformTo(method, { parameters: { DIALOG_ID: 'chat13' } }),
    );
    server.close();
    expect(message).toBe('no error');
  });

  test('a parameter that the document does not have narrows nothing, because nobody knows what it means', async () => {
    const response = await call(portal.webhookUrl, { DIALOG_ID: 'chat13' });
    await expect(response).toConformTo(method, { parameters: { CHAT_ID: 13 } });
  });

  test('the negation passes for what does not conform, and fails for what does', async () => {
    const { webhookUrl } = portal;
    await expect(await call(webhookUrl, {})).not.toConformTo(method, { parameters: { DIALOG_ID: 'chat13' } });
    const message = await messageOf(expect(await call(webhookUrl, {})).not.toConformTo(method));
    expect(message).toContain('although it was expected not to');
  });

  test('the response to another method is refused with both names', async () => {
    const response = await call(portal.webhookUrl, {}, 'profile');
    const other = await call(portal.webhookUrl, { DIALOG_ID: 'chat13' }, 'im.dialog.get');
    await expect(response).toConformTo('profile');
    expect(await messageOf(expect(other).toConformTo(method))).toContain(
      'is to im.dialog.get, not to im.dialog.writing',
    );
  });
});

test('a broken promise about the envelope fails with its clause', async () => {
  const portal = await startPortal(breaking('wrong-content-type'));
  const message = await messageOf(expect(await call(portal.webhookUrl, {})).toConformTo(method));
  await portal.close();
  expect(message).toContain('MUST content-type');
});

test('a gateway’s page is neither: the assertion fails, and so does its negation', async () => {
  const gateway = await serve(502, { 'content-type': 'text/html' }, '<html>Bad gateway</html>');
  const page = await fetch(`${gateway.webhook}${method}`);
  const messages = [
    await messageOf(expect(page).toConformTo(method)),
    await messageOf(expect(page).not.toConformTo(method)),
  ];
  gateway.close();
  for (const message of messages) expect(message).toContain('could not be told');
});

test('a compressed response is judged by what it says, and its lost length is not held against it', async () => {
  const body = gzipSync(JSON.stringify({ result: true }));
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-encoding': 'gzip' };
  const server = await serve(200, { ...headers, 'content-length': String(body.length) }, body);
  const response = await fetch(`${server.webhook}${method}`);
  const outcome = await messageOf(expect(response).toConformTo(method));
  server.close();
  expect(outcome).toBe('no error');
});

test('a message holds no webhook code, even where the portal discloses it', async () => {
  const body = JSON.stringify({ error: 'verysecretcode', error_description: 'in /rest/1/verysecretcode/' });
  const server = await serve(400, { 'content-type': 'application/json; charset=utf-8' }, body);
  const message = await messageOf(expect(await fetch(`${server.webhook}${method}`)).toConformTo(method));
  server.close();
  expect(message).toContain('MUST no-leak');
  expect(message).not.toContain('verysecretcode');
});

test('what a page sent is read as a portal reads it, credentials apart', async () => {
  const empty = { error: 'DIALOG_ID_EMPTY', error_description: "Dialog ID can't be empty" };
  const form = 'auth=0123456789abcdef';
  await expect(ofPage(form, 400, empty)).toConformTo(method);
  const sent = await messageOf(expect(ofPage(`${form}&DIALOG_ID=chat13`, 400, empty)).toConformTo(method));
  expect(sent).toContain('Received: 400 DIALOG_ID_EMPTY');
  const message = await messageOf(
    expect(ofPage(form, 400, { ...empty, error: 'no 0123456789abcdef' })).toConformTo(method),
  );
  expect(message).toContain('MUST no-leak');
  expect(message).not.toContain('0123456789abcdef');
});

test('the response to a method without a dot in its name is that of another method, too', async () => {
  const server = await serve(200, { 'content-type': 'application/json' }, '{"result":true}');
  const message = await messageOf(expect(await fetch(`${server.webhook}profile`)).toConformTo(method));
  server.close();
  expect(message).toContain('is to profile, not to im.dialog.writing');
});

test('given credentials are no parameters of the method', async () => {
  const server = await serve(200, { 'content-type': 'application/json; charset=utf-8' }, '{"result":true}');
  const response = await fetch(`${server.webhook}${method}`);
  const parameters = { auth: '0123456789abcdef' };
  const message = await messageOf(expect(response).toConformTo(method, { parameters }));
  server.close();
  expect(message).toContain('does not conform');
});

for (const [status, body] of [
  [200, { result: true }],
  [400, { error: 'ERROR_BATCH_LENGTH_EXCEEDED', error_description: 'Max batch length exceeded' }],
] as const)
  test(`a response that only batch may get is not right for a missing id: ${status}`, async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const server = await serve(status, headers, JSON.stringify(body));
    const response = await fetch(`${server.webhook}${method}`);
    const message = await messageOf(expect(response).toConformTo(method, { parameters: {} }));
    server.close();
    expect(message).toContain('Expected: 400 DIALOG_ID_EMPTY');
  });

test('what is no response, or has lost its body, is refused with what to do', async () => {
  expect(await messageOf(expect({ status: 200 }).toConformTo(method))).toContain(
    'toConformTo() takes a response',
  );
  const used = new Response('{}', { status: 200 });
  await used.text();
  expect(await messageOf(expect(used).toConformTo(method))).toContain('expect(response.clone())');
});

test('an unknown method is refused by name', async () => {
  const message = await messageOf(expect(new Response('{}')).toConformTo('im.dialog.write'));
  expect(message).toContain('im.dialog.write');
});
