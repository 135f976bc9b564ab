import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, expect, test } from '@playwright/test';
import { packageRoot } from '../../src/package-root.ts';
import { launchBrowser } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let root: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const directory = test.info().outputPath('site');
  const program = join(packageRoot(), 'scripts', 'site', 'build-site.mjs');
  // Ends with 1 where a link leads nowhere.
  await promisify(execFile)(process.execPath, [program, directory]);
  root = pathToFileURL(`${directory}/`).href;
  browser = await launchBrowser();
});

test.afterAll(async () => browser?.close());

/** A page of the site, and every request that it made for a file outside the site. */
async function opened(path: string, options: Parameters<Browser['newPage']>[0] = {}) {
  const page = await browser.newPage(options);
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(root)) foreign.push(request.url());
  });
  page.on('pageerror', (error) => foreign.push(`error: ${error.message}`));
  await page.goto(`${root}${path}`);
  return { page, foreign };
}

const looked = ['index.html', 'docs/reference/commands.html', 'docs/methods/im.dialog.writing.html'];

for (const path of looked)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing on ${path} of the site, ${colorScheme}, and nothing leaves the machine @full`, async () => {
      test.setTimeout(90_000);
      const { page, foreign } = await opened(path, { colorScheme });
      await page.getByRole('searchbox').fill('verdict');
      await expect(page.getByRole('status')).toHaveText(/^\d+ sections found$/);
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
        violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
      };
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target} ${nodes[0]?.failureSummary}`),
      ).toEqual([]);
      expect(foreign).toEqual([]);
      await page.close();
    });

test('the search of the site finds a clause by its words, and leads to it @full', async () => {
  const { page, foreign } = await opened('index.html');
  await page.getByRole('searchbox').fill('prefix chat no number');
  const result = page.getByRole('link', { name: 'im.dialog.writing: chat-id-malformed' }).first();
  await result.click();
  await expect(page).toHaveURL(/docs\/methods\/im\.dialog\.writing\.html#chat-id-malformed$/);
  await expect(page.locator('#chat-id-malformed + p')).toContainText('MUST. A value with the prefix chat');
  expect(foreign).toEqual([]);
  await page.close();
});

test('the site leads to the published sample, and fits a narrow screen @full', async () => {
  const { page } = await opened('docs/guides/ci.html', { viewport: { width: 320, height: 800 } });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  await page.getByRole('link', { name: 'The published sample of a report' }).click();
  await expect(page).toHaveTitle(/Not conformant/);
  await page.close();
});

test('a link that leads nowhere is named @full', async () => {
  const { checkLinks } = (await import(join(packageRoot(), 'scripts', 'site', 'check-links.mjs'))) as {
    checkLinks(directory: string, pages: readonly object[]): readonly string[];
  };
  const directory = new URL(root).pathname;
  const page = (links: readonly string[]) => [{ output: 'docs/guides/ci.html', anchors: ['shards'], links }];
  expect(checkLinks(directory, page(['#shards', '../../index.html', 'https://example.com/']))).toEqual([]);
  expect(checkLinks(directory, page(['#shard', 'absent.html']))).toEqual([
    'docs/guides/ci.html: #shard',
    'docs/guides/ci.html: absent.html',
  ]);
});
