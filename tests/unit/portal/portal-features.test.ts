import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { packageRoot } from '../../../src/package-root.ts';
import { seedProblems } from '../../../src/portal/seed/check-seed.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { ask, askForm, askJson, said } from './ask.ts';

const write = (url: string, dialog = 'chat13') =>
  askJson(`${url}im.dialog.writing`, JSON.stringify({ DIALOG_ID: dialog }));

test('time stands in both number forms, or not at all', async () => {
  const clock = () => 1_785_578_400_250.5;
  const float = await startPortal({ clock });
  expect((await write(float.webhookUrl)).json['time']).toEqual({
    start: 1_785_578_400.2505,
    finish: 1_785_578_400.2505,
    duration: 0,
    processing: 0,
    date_start: '2026-08-01T13:00:00+03:00',
    date_finish: '2026-08-01T13:00:00+03:00',
    operating_reset_at: 1_785_579_000,
    operating: 0,
  });
  const whole = await startPortal({ clock, generation: 'box-2026-08' });
  const time = (await write(whole.webhookUrl)).json['time'];
  expect(time).toMatchObject({ start: 1_785_578_400, processing: 0, duration: expect.closeTo(0.2505, 4) });
  expect(time).not.toHaveProperty('operating');
  const none = await startPortal({ timeStyle: 'absent' });
  expect((await write(none.webhookUrl)).text).toBe('{"result":true}');
  await Promise.all([float.close(), whole.close(), none.close()]);
});

test('the bucket of the standard tariff takes 50 at once and two a second', async () => {
  let now = 1e12;
  const portal = await startPortal({ limits: { rate: 'standard' }, clock: () => now });
  const burst = [];
  for (let i = 0; i < 52; i++) burst.push((await write(portal.webhookUrl)).status);
  expect(burst.filter((status) => status === 200)).toHaveLength(50);
  const blocked = await write(portal.webhookUrl);
  expect(blocked.json).toEqual({ error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' });
  now += 1000;
  const later = [];
  for (let i = 0; i < 3; i++) later.push((await write(portal.webhookUrl)).status);
  expect(later).toEqual([200, 200, 503]);
  await portal.close();
});

test('a method that spent its operating time is blocked for that credential until its baskets empty', async () => {
  let now = 1_800_000_000_000;
  const portal = await startPortal({
    limits: { operating: { seconds: 480, cost: { 'im.dialog.writing': 200 } } },
    clock: () => now,
  });
  for (let i = 1; i <= 3; i++) {
    const { operating, operating_reset_at: reset } = (await write(portal.webhookUrl)).json[
      'time'
    ] as Readonly<Record<string, number>>;
    expect([operating, reset]).toEqual([200 * i, now / 1000 + 600]);
  }
  expect(said(await write(portal.webhookUrl))).toBe('429 OPERATION_TIME_LIMIT');
  expect(said(await write(portal.secondWebhookUrl))).toBe('200 true');
  expect((await ask(`${portal.webhookUrl}profile`)).status).toBe(200);
  now += 600_000;
  expect(said(await write(portal.webhookUrl))).toBe('200 true');
  await portal.close();
});

test('a refresh token gives a new pair once', async () => {
  const portal = await startPortal();
  const {
    B24_OAUTH_URL: url = '',
    B24_CLIENT_ID: id,
    B24_CLIENT_SECRET: secret,
    B24_REFRESH_TOKEN: refresh,
  } = portal.oauthSettings;
  const form = `grant_type=refresh_token&client_id=${id}&client_secret=${secret}&refresh_token=`;
  const told = await askForm(url, form + refresh);
  expect(told.json).toMatchObject({
    expires_in: 3600,
    user_id: 1,
    scope: expect.stringContaining(',im,'),
    access_token: expect.stringMatching(/^[0-9a-f]{48}$/),
  });
  const renewed = await ask(`${portal.origin}/rest/profile?auth=${String(told.json['access_token'])}`);
  expect(renewed.status).toBe(200);
  expect(renewed.headers['x-bitrix-rest-application']).toBe(id);
  expect(said(await askForm(url, form + refresh))).toBe('400 invalid_grant');
  expect((await askForm(url, form + String(told.json['refresh_token']))).status).toBe(200);
  expect(said(await askForm(url, `${form.replace(String(secret), 'x')}y`))).toBe('401 invalid_client');
  await portal.close();
});

test('https works with the authority made for the run, and only with it', async () => {
  const portal = await startPortal({ https: true, allowHttp: false });
  const { certificateAuthority: ca = '' } = portal;
  expect(portal.webhookUrl).toMatch(/^https:/);
  expect((await ask(`${portal.webhookUrl}profile`, { ca })).status).toBe(200);
  expect((await ask(`${portal.webhookUrl.replace('127.0.0.1', 'localhost')}profile`, { ca })).status).toBe(
    200,
  );
  expect((await ask(`${portal.webhookUrl}profile`)).status).toBe(0);
  await portal.close();
});

test('the log has a line a request and no secret', async () => {
  const lines: string[] = [];
  const portal = await startPortal({ log: (line) => lines.push(line) });
  const token = portal.accessToken;
  await write(portal.webhookUrl, 'abc');
  await ask(`${portal.origin}/rest/1/not-a-code/im.dialog.writing?auth=${token}&DIALOG_ID=1`);
  await askJson(
    `${portal.webhookUrl}batch`,
    JSON.stringify({ cmd: [`profile?auth=${token}`], note: `auth=${token} code=12345` }),
  );
  await askForm(
    portal.oauthSettings['B24_OAUTH_URL'] ?? '',
    `client_secret=${portal.oauthSettings['B24_CLIENT_SECRET']}`,
  );
  await ask(`${portal.origin}/rest/1/another-code/`);
  expect(lines).toHaveLength(5);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    http: 'POST',
    path: '/rest/1/[redacted]/im.dialog.writing',
    method: 'im.dialog.writing',
    user: 1,
    params: { DIALOG_ID: 'abc' },
    status: 400,
    error: 'DIALOG_ID_EMPTY',
  });
  const all = lines.join('\n');
  const secrets = [
    ...portal.state.webhooks.keys(),
    ...portal.state.tokens.keys(),
    'not-a-code',
    'another-code',
    '12345',
  ];
  for (const secret of [...secrets, portal.oauthSettings['B24_CLIENT_SECRET'] ?? ''])
    expect(all).not.toContain(secret);
  await portal.close();
});

test('control requests spoil the next calls, break a promise, and take it back', async () => {
  const portal = await startPortal();
  const control = (path: string, body?: object) =>
    body === undefined
      ? ask(`${portal.origin}/_portal/${path}`, { method: 'DELETE' })
      : askJson(`${portal.origin}/_portal/${path}`, JSON.stringify(body));
  await control('faults', { kind: 'drop' });
  await control('faults', { kind: 'error', error: 'MY_CODE', status: 418, times: 2 });
  await control('faults', { kind: 'page', status: 504 });
  await control('faults', { kind: 'delay', ms: 30 });
  const told = [];
  for (let i = 0; i < 6; i++) told.push(await write(portal.webhookUrl));
  expect(told.map(({ status }) => status)).toEqual([0, 418, 418, 504, 200, 200]);
  expect(told[4]?.ms).toBeGreaterThan(25);
  await control('faults', { name: 'result-is-one' });
  expect(said(await write(portal.webhookUrl))).toBe('200 1');
  await control('faults');
  expect(said(await write(portal.webhookUrl))).toBe('200 true');
  expect((await control('faults', { kind: 'explode' })).json['problem']).toContain('drop, hang, delay');
  expect((await control('faults', { name: 'x' })).json['problem']).toContain('no fault called x');
  const state = await ask(`${portal.origin}/_portal/state`);
  expect(state.json).toMatchObject({ generation: 'founding', requests: 8, pendingFaults: 0 });
  expect(state.text).not.toContain(portal.webhookUrl.split('/')[5] ?? '');
  await portal.close();
});

test('the default seed is sound, a broken one is refused with its place', async () => {
  const path = join(packageRoot(), 'spec/portal/default.yaml');
  expect(seedProblems(parse(readFileSync(path, 'utf8')))).toEqual([]);
  const broken = test.info().outputPath('seed.yaml');
  writeFileSync(broken, 'users: [{ id: 0 }]\nwebhooks: [{ name: a, user: 1 }]\n');
  await expect(startPortal({ seed: broken })).rejects.toThrow(
    /seed\.yaml is no seed: \/users\/0\/id must be >= 1/,
  );
  await expect(
    startPortal({ seed: { users: [{ id: 1 }], webhooks: [{ name: 'a', user: 2 }] } }),
  ).rejects.toThrow(/user 2, who is not/);
  await expect(startPortal({ seed: 'no-such.yaml' })).rejects.toThrow(/no-such\.yaml does not exist/);
});

test('a seed may fix code, clock and ids', async () => {
  const portal = await startPortal({
    seed: {
      portal: { now: '2026-08-01T10:00:00Z', nextChatId: 500 },
      users: [{ id: 3 }],
      webhooks: [{ name: 'a', user: 3, code: 'fixedcode0', scopes: ['im'] }],
    },
  });
  expect(portal.webhookUrl).toBe(`${portal.origin}/rest/3/fixedcode0/`);
  const told = await ask(`${portal.webhookUrl}im.chat.add`);
  expect(told.json).toMatchObject({
    result: 500,
    time: { start: 1_785_578_400, date_start: '2026-08-01T10:00:00+00:00' },
  });
  await portal.close();
});
