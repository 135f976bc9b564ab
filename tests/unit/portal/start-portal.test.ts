import { expect, test } from '@playwright/test';
import { closeOnSignal } from '../../../src/portal/close-on-signal.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';

test('a portal starts on a free port, answers and closes', async () => {
  const portal = await startPortal();
  const response = await fetch(`${portal.webhookUrl}im.dialog.writing`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"DIALOG_ID":"chat13"}',
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const body = (await response.json()) as { result: unknown; time: unknown };
  expect(body.result).toBe(true);
  expect(body.time).toMatchObject({
    start: expect.any(Number),
    date_start: expect.stringMatching(/\+03:00$/),
  });
  expect(portal.requests).toBe(1);
  await portal.close();
  await expect(fetch(portal.webhookUrl)).rejects.toThrow();
});

test('two portals share no secret, and the settings point at the portal', async () => {
  const [one, other] = await Promise.all([startPortal(), startPortal()]);
  expect(one.webhookUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/rest\/1\/[0-9a-f]{48}\/$/);
  expect(one.secondWebhookUrl).toMatch(/\/rest\/7\/[0-9a-f]{48}\/$/);
  expect(one.webhookUrl.slice(-49)).not.toBe(other.webhookUrl.slice(-49));
  expect(one.settings).toEqual({
    B24_WEBHOOK_URL: one.webhookUrl,
    B24_CHAT_DIALOG_ID: 'chat13',
    B24_USER_DIALOG_ID: '13',
    B24_FORBIDDEN_DIALOG_ID: 'chat99',
  });
  expect(Object.keys(one.oauthSettings)).toContain('B24_OAUTH_URL');
  await Promise.all([one.close(), other.close()]);
});

test('an unknown generation or fault is refused with the names there are', async () => {
  await expect(startPortal({ generation: 'x' })).rejects.toThrow(/box-2026-08/);
  await expect(startPortal({ faults: ['x'] })).rejects.toThrow(
    /no fault called x\. Faults: malformed-chat-swaps-code, /,
  );
});

test('a signal closes the portal', async () => {
  const portal = await startPortal();
  const closed = closeOnSignal(portal);
  process.emit('SIGTERM', 'SIGTERM');
  expect(await closed).toBe('SIGTERM');
  await expect(fetch(portal.webhookUrl)).rejects.toThrow();
});

test('a port that is taken is an error', async () => {
  const portal = await startPortal();
  await expect(startPortal({ port: Number(new URL(portal.origin).port) })).rejects.toThrow('EADDRINUSE');
  await portal.close();
});
