import { type Browser, expect, test } from '@playwright/test';
import { combineReports } from '../../src/report/compare/merge/combine-reports.ts';
import { sampleSdk, sampleSdks } from '../unit/report/samples/sample-sdk.ts';
import { launchBrowser } from './browser.ts';
import { openedPage, writtenPage } from './opened-page.ts';

let browser: Browser;
let address: string;

test.beforeAll(async () => {
  address = await writtenPage(sampleSdks());
  browser = await launchBrowser();
});

test.afterAll(async () => browser?.close());

test('what is said of SDKs is whole without JavaScript, and nothing has to be stopped', async () => {
  const { page, trouble } = await openedPage(browser, address, { javaScriptEnabled: false });
  const titles = await page.getByRole('heading', { level: 2 }).allTextContents();
  expect(titles.filter((title) => /caller|time|calls/i.test(title))).toEqual([
    'What callers see',
    'Requests over time',
    'Failed calls',
  ]);
  expect(trouble).toEqual([]);
  await page.close();
});

test('a false success stands out, and leads to its case', async () => {
  const { page } = await openedPage(browser, address);
  const cell = page.locator('.callers td').filter({ hasText: 'false success' });
  await expect(cell).toHaveCount(1);
  const colours = await cell.evaluate((one) =>
    [one, one.parentElement?.children[1]].map((each) => each && getComputedStyle(each).backgroundColor),
  );
  expect(colours[0]).not.toBe(colours[1]);
  await cell.getByRole('link').click();
  await expect(page.locator(':target')).toContainText('error-is-error/access-error');
  await page.close();
});

test('a repeat is drawn with its responses, and named for whoever cannot see it', async () => {
  const { page } = await openedPage(browser, address);
  const picture = page.getByRole('img', {
    name: /good-sdk.*2 requests in time.*request after 1.8 s: 200 with result true/,
  });
  await expect(picture).toBeVisible();
  expect(await picture.locator('svg text').allTextContents()).toEqual(['503', '200']);
  expect(await picture.locator('path').count()).toBe(2);
  await page.close();
});

test('the wire stands beside what the caller sees, and below it where there is little room', async () => {
  const places = async (width: number) => {
    const { page } = await openedPage(browser, address, { viewport: { width, height: 700 } });
    await page.evaluate(
      'for (const one of document.querySelectorAll("#broken-calls details")) one.open = true',
    );
    const [wire, surface] = await Promise.all(
      ['.wire', '.surface'].map((part) => page.locator(`#broken-calls ${part}`).first().boundingBox()),
    );
    await page.close();
    if (!wire || !surface) throw new Error('Both are to be seen.');
    return { beside: surface.x >= wire.x + wire.width, below: surface.y >= wire.y + wire.height };
  };
  expect(await places(1200)).toEqual({ beside: true, below: false });
  expect(await places(320)).toEqual({ beside: false, below: true });
});

test('at 320 pixels the page does not scroll sideways; its tables do, by keyboard as well', async () => {
  const { page } = await openedPage(browser, address, { viewport: { width: 320, height: 700 } });
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  const region = page.getByRole('region', { name: 'What callers see, by situation' });
  await region.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
  await page.close();
});

test('on paper everything is there, and as wide as the paper', async () => {
  const { page } = await openedPage(browser, address, { viewport: { width: 700, height: 1000 } });
  await page.emulateMedia({ media: 'print' });
  const surfaces = page.locator('#broken-calls .surface');
  const heights = await surfaces.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect([heights.length, heights.every((height) => height > 0)]).toEqual([3, true]);
  const nine = combineReports(Array.from({ length: 9 }, (_, index) => sampleSdk(`an-sdk-${index}.0.1`)));
  await page.goto(await writtenPage(nine, 'nine'));
  const right = await page.locator('table.callers').evaluate((one) => one.getBoundingClientRect().right);
  expect(right).toBeLessThanOrEqual(700);
  await page.close();
});
