import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../src/package-root.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { startNode, temporaryDirectory } from '../commands/command.ts';

test('`serve --proxy` judges what passes, writes the report and the stubs, and ends with the exit code @full', async () => {
  test.setTimeout(120_000);
  await using portal = await startPortal({
    generation: '2026-08',
    stubs: [{ method: 'crm.deal.get', response: { result: 1 } }],
  });
  const out = temporaryDirectory();
  const report = join(out.path, 'report');
  const stubs = join(out.path, 'stubs.yaml');
  const cli = join(packageRoot(), 'dist', 'src', 'cli.js');
  const { child, ended } = startNode([
    cli,
    'serve',
    '--proxy',
    portal.origin,
    '--edition',
    '2026-08',
    '--out',
    report,
    '--record',
    stubs,
  ]);
  const origin = await new Promise<string>((resolve) => {
    let said = '';
    child.stdout?.on('data', (text: string) => {
      said += text;
      if (said.includes('It stops at Ctrl-C')) resolve(/http:\S+/.exec(said)?.[0] ?? '');
    });
  });
  for (const [method, body] of [
    ['im.dialog.writing', '{"DIALOG_ID":"abc"}'],
    ['crm.deal.get', '{"ID":1}'],
  ] as const)
    await fetch(`${portal.webhookUrl.replace(portal.origin, origin)}${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
  child.kill('SIGINT');
  const { code, stdout } = await ended;
  expect(code).toBe(0);
  expect(stdout).toContain('no document describes the method: crm.deal.get (1 call).');
  expect(readFileSync(stubs, 'utf8')).toMatch(/method: crm\.deal\.get\n +params:\n +ID: 1\n/);
  expect(existsSync(join(report, 'index.html'))).toBe(true);
  const secret = portal.webhookUrl.split('/')[5] ?? '';
  expect(readFileSync(join(report, 'traffic.ndjson'), 'utf8')).not.toContain(secret);
  out.remove();
});
