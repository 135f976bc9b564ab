import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { ask } from '../ask.ts';

test('the authority of a directory is the same at each start, and only its owner reads its key', async () => {
  const authorityDirectory = test.info().outputPath('authority');
  const file = join(authorityDirectory, 'authority.pem');
  await using first = await startPortal({ https: true, authorityDirectory });
  const ca = readFileSync(file, 'utf8');
  await using second = await startPortal({ https: true, authorityDirectory });
  expect(first.certificateAuthority).toBe(ca);
  expect(second.certificateAuthority?.trim()).toBe(ca.trim());
  for (const portal of [first, second])
    expect((await ask(`${portal.webhookUrl}profile`, { ca })).status).toBe(200);
  if (process.platform !== 'win32')
    expect(statSync(join(authorityDirectory, 'authority-key.pem')).mode & 0o777).toBe(0o600);
});

test('a file that is no authority is refused with what to do', async () => {
  const authorityDirectory = test.info().outputPath('.');
  writeFileSync(join(authorityDirectory, 'authority-key.pem'), 'nonsense');
  await expect(startPortal({ https: true, authorityDirectory })).rejects.toThrow(
    /authority-key\.pem holds no key and certificate of an authority\. Remove it/,
  );
});

test('a portal listens on another host if asked to, and says so in its addresses', async () => {
  await using portal = await startPortal({ host: 'localhost' });
  expect(portal.origin).toMatch(/^http:\/\/localhost:\d+$/);
  expect((await ask(`${portal.webhookUrl}profile`)).status).toBe(200);
  await using everywhere = await startPortal({ host: '0.0.0.0' });
  expect(everywhere.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await ask(`${everywhere.webhookUrl}profile`)).status).toBe(200);
});
