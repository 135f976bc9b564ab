import { expect, test } from '@playwright/test';
import { faults } from '../../../src/portal/faults.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { mutants } from '../../mutants/all-mutants.ts';
import { askJson, said } from './ask.ts';

test('every fault but `slow` is a mutant, so that the suite is shown to notice it', () => {
  const names = new Set(mutants.map(({ name }) => name));
  expect(Object.keys(faults).filter((name) => !names.has(name))).toEqual(['slow']);
});

test('every fault has a sentence', () => {
  const sentences = Object.values(faults).map(([sentence]) => sentence);
  expect(sentences.filter((sentence) => !/^[A-Z][^\n]{15,}\.$/.test(sentence))).toEqual([]);
});

test('several faults add up', async () => {
  const portal = await startPortal({ faults: ['result-is-one', 'wrong-content-type'] });
  const told = await askJson(`${portal.webhookUrl}im.dialog.writing`, '{"DIALOG_ID":"chat13"}');
  expect(said(told)).toBe('200 1');
  expect(told.headers['content-type']).toBe('text/plain; charset=utf-8');
  await portal.close();
});

test('a slow portal takes more than two seconds for each response', async () => {
  const portal = await startPortal({ faults: ['slow'] });
  const both = await Promise.all([1, 2].map(() => askJson(`${portal.webhookUrl}profile`, '{}')));
  expect(Math.min(...both.map(({ ms }) => ms))).toBeGreaterThan(2_000);
  await portal.close();
});

test('a fault may be for a method, and for a user', async () => {
  await using portal = await startPortal({
    faults: [
      { name: 'rate-limited', method: 'im.message.*' },
      { name: 'html-error-page', user: 7 },
      { name: 'wrong-content-type', method: 'profile', user: 1 },
    ],
  });
  const statusOf = async (url: string, method: string) =>
    (await askJson(`${url}${method}`, '{"DIALOG_ID":"chat13","MESSAGE":"Hello"}')).status;
  expect(await statusOf(portal.webhookUrl, 'im.message.add')).toBe(503);
  expect(await statusOf(portal.webhookUrl, 'im.dialog.get')).toBe(200);
  expect(await statusOf(portal.secondWebhookUrl, 'im.dialog.get')).toBe(502);
  const type = (await askJson(`${portal.webhookUrl}profile`, '{}')).headers['content-type'];
  expect(type).toBe('text/plain; charset=utf-8');
  const token = (
    await askJson(`${portal.origin}/rest/im.dialog.get`, `{"auth":"${portal.accessTokens['second']}"}`)
  ).status;
  expect(token).toBe(502);
});

test('a queued fault waits for a call of its method and user', async () => {
  await using portal = await startPortal();
  const control = (body: string) => askJson(`${portal.origin}/_portal/faults`, body);
  await control('{"kind":"error","error":"OVERLOAD_LIMIT","method":"im.message.add","times":2}');
  await control('{"kind":"page","status":504,"user":7}');
  await control('{"name":"result-is-one","method":"im.dialog.writing"}');
  const told = async (url: string, method: string) =>
    said(await askJson(`${url}${method}`, '{"DIALOG_ID":"chat13","MESSAGE":"Hello"}'));
  expect(await told(portal.webhookUrl, 'im.dialog.writing')).toBe('200 1');
  expect(await told(portal.webhookUrl, 'im.message.add')).toBe('401 OVERLOAD_LIMIT');
  expect(await told(portal.secondWebhookUrl, 'im.dialog.writing')).toBe('504 undefined');
  expect(await told(portal.webhookUrl, 'im.message.add')).toBe('401 OVERLOAD_LIMIT');
  expect(await told(portal.webhookUrl, 'im.message.add')).toMatch(/^200 \d+$/);
  expect((await control('{"name":"slow","user":"seven"}')).json['problem']).toContain('user has to be');
});
