import { type Browser, expect, type Page, test } from '@playwright/test';
import { sampleReport } from '../unit/report/samples/sample-report.ts';
import { sampleSubjects } from '../unit/report/samples/sample-subjects.ts';
import { launchBrowser } from './browser.ts';
import { openedPage, writtenPage } from './opened-page.ts';

let browser: Browser;
let single: string;
let columns: string;

const texts = ['Access denied', 'No such chat', 'Too late'];

test.beforeAll(async () => {
  single = await writtenPage(sampleReport(texts), 'single');
  columns = await writtenPage(sampleSubjects(), 'columns');
  browser = await launchBrowser();
});

test.afterAll(async () => browser?.close());

async function opened(address: string): Promise<Page> {
  const { page, trouble } = await openedPage(browser, address);
  expect(trouble).toEqual([]);
  return page;
}

function said(page: Page) {
  return page.locator('#filter output');
}

/** The verdicts of the cards and lines that can be seen. */
function shownVerdicts(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('#cases [data-v]:not(.collapsed)')]
    .filter((one) => one.checkVisibility()).map((one) => one.dataset.v)`);
}

test('a verdict filters by keyboard, and the address keeps it', async () => {
  const page = await opened(single);
  await page.locator('#filter input[value=fail]').focus();
  await page.keyboard.press('Space');
  await expect(said(page)).toHaveText('3 of 30 cases');
  expect(new Set(await shownVerdicts(page))).toEqual(new Set(['fail']));
  expect(new URL(page.url()).hash).toBe('#?v=fail');
  const again = await opened(page.url());
  await expect(said(again)).toHaveText('3 of 30 cases');
  await expect(again.getByRole('checkbox', { name: 'fail' })).toBeChecked();
});

test('text, level and clause narrow down together, and reset brings all back', async () => {
  const page = await opened(single);
  await page.getByRole('searchbox', { name: 'Text' }).fill('such CHAT');
  await page.getByRole('combobox', { name: 'Level' }).selectOption('MUST');
  await page.getByRole('combobox', { name: 'Clause' }).selectOption('sample-clause-0');
  await expect(page.locator('#cases .clause:visible')).toHaveCount(1);
  expect(new URL(page.url()).hash).toBe('#?q=such+CHAT&l=MUST&c=sample-clause-0');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(said(page)).toHaveText('All 30 cases');
  await expect(page.locator('#cases .clause:visible')).toHaveCount(3);
  expect(new URL(page.url()).hash).toBe('#cases');
});

test('nothing that fits is said, not left to be guessed', async () => {
  const page = await opened(single);
  await page.getByRole('searchbox', { name: 'Text' }).fill('nowhere to be found');
  await expect(said(page)).toHaveText('0 of 30 cases');
});

test('what is collapsed opens where a case in it fits, and closes again', async () => {
  const page = await opened(single);
  const group = page.locator('.collapsed[data-v=pass]').first();
  await page.getByRole('checkbox', { name: 'pass' }).check();
  await expect(group).toHaveAttribute('open', '');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(group).not.toHaveAttribute('open');
});

test('all can be opened and closed', async () => {
  const page = await opened(single);
  await page.getByRole('button', { name: 'Open all' }).click();
  await expect(page.locator('#cases details:not([open])')).toHaveCount(0);
  await page.getByRole('button', { name: 'Close all' }).click();
  await expect(page.locator('#cases details[open]')).toHaveCount(0);
});

test('a link to a case shows it, whatever is filtered and collapsed', async () => {
  const page = await opened(`${single}#?v=fail`);
  const id = await page.locator('.collapsed[data-v=pass] li[id]').first().getAttribute('id');
  await page.evaluate(`location.hash = ${JSON.stringify(`#${id}`)}`);
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
});

test('only differences leaves the cases of which columns say different words', async () => {
  const page = await opened(columns);
  await page.getByRole('checkbox', { name: 'Only differences' }).check();
  const words = await shownVerdicts(page);
  const rows = words.filter((one) => one.includes(' '));
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.filter((one) => new Set(one.split(' ')).size === 1)).toEqual([]);
});

test('two columns can be compared: their differences alone, and no other column', async () => {
  const page = await opened(columns);
  await page.getByRole('combobox', { name: 'Compare' }).selectOption({ label: 'Box' });
  await page.getByRole('combobox', { name: 'with' }).selectOption({ label: 'Reference' });
  const rows = (await shownVerdicts(page)).filter((one) => one.includes(' '));
  expect(rows.filter((one) => one.split(' ')[1] === one.split(' ')[2])).toEqual([]);
  const heads = page.locator('.differences').locator('visible=true').first().locator('thead th');
  await expect(heads.filter({ visible: true })).toHaveText(['Case', 'Box', 'Reference']);
});

test('a command is copied, or selected where copying is not allowed', async () => {
  const page = await opened(single);
  const place = page.locator('.case[open] .copy').last();
  await page.evaluate('Object.defineProperty(navigator, "clipboard", { value: undefined })');
  await place.getByRole('button').click();
  await expect(place.getByRole('button')).toHaveText('Selected');
  expect(await page.evaluate('String(getSelection())')).toBe(await place.locator('code').textContent());
});
