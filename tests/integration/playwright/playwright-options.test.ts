import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../src/package-root.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { startNode, temporaryDirectory } from '../commands/command.ts';

test.describe.configure({ timeout: 120_000 });

/** Playwright's own command with the configuration of the conformance cases. */
const playwright = [
  join(packageRoot(), 'node_modules', '@playwright', 'test', 'cli.js'),
  'test',
  ...['--config', join(packageRoot(), 'dist', 'playwright.config.js')],
];

// All options are refused by the same function, whose own test tries each, so `npm test` tries one of them here.
for (const option of ['--workers=2', '--retries=1', '--repeat-each=2', '--fully-parallel']) {
  const tag = option === '--workers=2' ? [] : ['@full'];
  test(`playwright test ${option} is refused by the name of the option, and nothing is sent`, {
    tag,
  }, async () => {
    const portal = await startPortal();
    const out = temporaryDirectory();
    const settings = { ...portal.settings, B24_REPORT_DIR: join(out.path, 'report') };
    const { code, stderr } = await startNode([...playwright, option], settings, out.path).ended;

    expect({ code, requests: portal.requests }).toEqual({ code: 1, requests: 0 });
    expect(stderr).toContain(`${option.split('=')[0]} `);
    expect(stderr).toContain('Nothing was sent.');
    expect(stderr).not.toContain('    at ');
    out.remove();
    await portal.close();
  });
}

test('a run file that is not there is refused in one line', async () => {
  const missing = join(packageRoot(), 'no-such-run.json');
  const { code, stdout, stderr } = await startNode(playwright, { CONFORMANCE_RUN: missing }).ended;

  expect({ code, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({
    code: 2,
    stdout: '',
    lines: 1,
  });
  expect(stderr).toContain('cannot be read');
});
