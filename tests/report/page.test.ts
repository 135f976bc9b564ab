import { pathToFileURL } from 'node:url';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { writeReport } from '../../src/report/write-report.ts';
import { hostileTexts } from '../unit/report/hostile-text.ts';
import { sampleReport } from '../unit/report/sample-report.ts';
import { launchBrowser } from './browser.ts';

let browser: Browser;
let address: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  const directory = test.info().outputPath('report');
  await writeReport(sampleReport(hostileTexts), directory);
  address = pathToFileURL(`${directory}/index.html`).href;
  // Without a browser this fails, and says where one was looked for: the page is not to go untested unnoticed.
  browser = await launchBrowser();
});

test.afterAll(async () => browser?.close());

/** Opens the page and gathers whatever it tried to load, and whatever its content policy had to stop. */
async function opened(
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<{ page: Page; trouble: string[] }> {
  const page = await browser.newPage(options);
  const trouble: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== address) trouble.push(`request: ${request.url()}`);
  });
  page.on('console', (message) => trouble.push(`console: ${message.text()}`));
  page.on('dialog', (dialog) => trouble.push(`dialog: ${dialog.message()}`));
  await page.goto(address);
  return { page, trouble };
}

test('the page loads nothing, and its content policy has nothing to stop', async () => {
  const { page, trouble } = await opened();
  expect(trouble).toEqual([]);
  expect(await page.title()).toBe('Not conformant: im.dialog.writing, The portal of the sample');
  await page.close();
});

test('the page is whole without JavaScript', async () => {
  const { page } = await opened({ javaScriptEnabled: false });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Not conformant');
  for (const name of [
    'Counts',
    'Clauses',
    'Cases',
    'Known deviations',
    'Could not tell',
    'Not run',
    'Provenance',
  ]) {
    await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
  }
  await page.close();
});

test('a script of the portal stands there as text', async () => {
  const { page } = await opened();
  await expect(page.locator('.case.red pre', { hasText: '<script>document.title' }).first()).toBeVisible();
  expect(await page.locator('script').count()).toBe(0);
  await page.close();
});

for (const width of [320, 768, 1280]) {
  test(`at ${width} pixels nothing has to be scrolled sideways`, async () => {
    const { page } = await opened({ viewport: { width, height: 800 } });
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.close();
  });
}

test('light and dark are two pages to look at', async () => {
  const colours = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await opened({ colorScheme });
    colours.push(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor'));
    await page.close();
  }
  expect(colours).toEqual(['rgb(251, 250, 247)', 'rgb(21, 22, 26)']);
});

test('the keyboard reaches the skip link first, and folds a case', async () => {
  const { page } = await opened();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the statement' })).toBeFocused();
  const card = page.locator('details.case.red').first();
  await card.locator('summary').first().focus();
  await page.keyboard.press('Enter');
  await expect(card).not.toHaveAttribute('open');
  await page.close();
});

test('a link in the list of what could not be told leads to its case', async () => {
  const { page } = await opened();
  const link = page.locator('#could-not-tell a').first();
  const id = (await link.textContent()) ?? '';
  await page.locator('#could-not-tell details').first().evaluate('(one) => { one.open = true; }');
  await link.click();
  await expect(page.locator(':target')).toHaveAttribute('id', id);
  await page.close();
});
