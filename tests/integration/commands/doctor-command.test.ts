import { expect, test } from '@playwright/test';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { runCommand } from './command.ts';
import { commandHere } from './command-here.ts';

test.describe.configure({ timeout: 60_000 });

test('doctor ends with 0 where nothing is missing', async () => {
  const portal = await startPortal();
  expect((await runCommand(['doctor'], portal.settings)).code).toBe(0);
  await portal.close();
});

test('doctor ends with 4 where a run could tell nothing, because 2 is for mistakes in the command', async () => {
  const portal = await startPortal();
  const settings = { B24_WEBHOOK_URL: portal.webhookUrl.replace(/[^/]+\/$/, '0123456789abcdef/') };
  const { code, stdout } = await commandHere(['doctor'], settings);

  expect(code).toBe(4);
  expect(stdout).toContain('The portal does not accept the credential');
  await portal.close();
});
