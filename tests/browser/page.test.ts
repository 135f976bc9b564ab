import { type Browser, expect, type Page, test } from '@playwright/test';
import { hostileTexts } from '../unit/report/samples/hostile-text.ts';
import { sampleReport } from '../unit/report/samples/sample-report.ts';
import { launchBrowser } from './browser.ts';
import { openedPage, servedPage, writtenPage } from './opened-page.ts';

let browser: Browser;
let address: string;

test.beforeAll(async () => {
  address = await writtenPage(sampleReport(hostileTexts));
  // Without a browser this fails, and says where one was looked for: the page is not to go untested unnoticed.
  browser = await launchBrowser();
});

test.afterAll(async () => browser?.close());

function opened(options: Parameters<Browser['newPage']>[0] = {}) {
  return openedPage(browser, address, options);
}

const sections = [
  'Counts',
  'Clauses',
  'Cases',
  'Known deviations',
  'Could not tell',
  'Not run',
  'Coverage',
  'Provenance',
  'Glossary',
];

function headings(page: Page): Promise<string[]> {
  return page.getByRole('heading', { level: 2 }).allTextContents();
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
  expect(await headings(page)).toEqual(sections);
  await expect(page.locator('#filter')).toBeHidden();
  await page.close();
});

test('the default policy of Jenkins, which stops style and script, leaves a page that can be read', async () => {
  const policy = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";
  const served = await servedPage(sampleReport(hostileTexts), { 'Content-Security-Policy': policy });
  // The browser asks for an icon by itself.
  const { page, trouble } = await openedPage(browser, served.address);
  expect(trouble.filter((one) => !/favicon|style|script/i.test(one))).toEqual([]);
  expect(await headings(page)).toEqual(sections);
  await expect(page.locator('#filter')).toBeHidden();
  await expect(page.getByText('✗ fail').first()).toBeVisible();
  const collapsed = page.locator('details.collapsed').first();
  await collapsed.locator('summary').click();
  await expect(collapsed.locator('li').first()).toBeVisible();
  await page.close();
  await served.close();
});

test('a script of the portal stands there as text', async () => {
  const { page } = await opened();
  await expect(page.locator('.case.red pre', { hasText: '<script>document.title' }).first()).toBeVisible();
  expect(await page.locator('script').count()).toBe(1);
  await page.close();
});

for (const width of [320, 768, 1280, 1600]) {
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
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(20, 23, 28)']);
});

test('the keyboard reaches the skip link first, and collapses a case', async () => {
  const { page } = await opened();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the statement' })).toBeFocused();
  const card = page.locator('details.case.red').first();
  await card.locator('summary').first().focus();
  await page.keyboard.press('Enter');
  await expect(card).not.toHaveAttribute('open');
  await page.close();
});

test('a link in the list of cases without a verdict leads to its case and opens it', async () => {
  const { page } = await opened();
  const link = page.locator('#could-not-tell a[href*="sample-clause-0"]:not([href*="#clause-"])').first();
  const id = (await link.textContent()) ?? '';
  await link.click();
  await expect(page.locator(':target')).toHaveAttribute('id', id);
  await page.close();
});

test('on paper nothing is collapsed, and what only a screen can use is gone', async () => {
  const { page } = await opened();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#filter')).toBeHidden();
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.locator('.collapsed:not([open]) li').first()).toBeVisible();
  await page.close();
});
