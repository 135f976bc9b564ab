import { pathToFileURL } from 'node:url';
import { type Browser, expect, test } from '@playwright/test';
import { writeReport } from '../../src/report/formats/write-report.ts';
import { visibleText } from '../../src/report/text/escape.ts';
import { hostileReport } from '../unit/report/samples/hostile-report.ts';
import { hostileTexts } from '../unit/report/samples/hostile-text.ts';
import { launchBrowser } from './browser.ts';
import { openedPage } from './opened-page.ts';

let browser: Browser;
let directory: string;
/** As many as the page shows in full: others of them are tried without a browser. */
const someTexts = hostileTexts.filter((_, index) => index % 2 === 0);

test.beforeAll(async () => {
  directory = test.info().outputPath('report');
  await writeReport(hostileReport(someTexts), directory);
  browser = await launchBrowser();
});

test.afterAll(async () => browser?.close());

/** What a document holds once a browser has read it: elements by name, handlers, and all its text. */
const survey = `({
  count: (name) => document.getElementsByTagName(name).length,
  all: [...document.querySelectorAll('*')],
})`;

test('in a browser hostile text is text: nothing runs, nothing is loaded, nothing is there that is not ours', async () => {
  const address = pathToFileURL(`${directory}/index.html`).href;
  const { page, trouble } = await openedPage(browser, address, {});
  const found = (await page.evaluate(`(() => {
    const { all, count } = ${survey};
    const names = ['script', 'style', 'img', 'iframe', 'object', 'embed', 'base', 'link', 'form', 'math', 'h1'];
    const attributes = all.flatMap((one) => one.getAttributeNames().map((name) => [name, one.getAttribute(name)]));
    return {
      counts: Object.fromEntries(names.map((name) => [name, count(name)])),
      handlers: attributes.filter(([name]) => /^on|^style$|^src|^srcdoc$|^action$/.test(name)).length,
      links: attributes.filter(([name, value]) => name === 'href' && !value.startsWith('#')).length,
      owned: document.title === 'owned' || document.title === '1' || 'owned' in {},
      text: document.documentElement.textContent,
    };
  })()`)) as {
    readonly counts: Readonly<Record<string, number>>;
    readonly handlers: number;
    readonly links: number;
    readonly owned: boolean;
    readonly text: string;
  };
  expect(trouble).toEqual([]);
  expect(found.counts).toEqual({
    script: 1,
    style: 1,
    img: 0,
    iframe: 0,
    object: 0,
    embed: 0,
    base: 0,
    link: 0,
    form: 1,
    math: 0,
    h1: 1,
  });
  expect([found.handlers, found.links, found.owned]).toEqual([0, 0, false]);
  const short = someTexts.filter((text) => text.length < 150).map(visibleText);
  expect(short.filter((text) => !found.text.includes(text))).toEqual([]);
  await page.close();
});

test('in a browser the badge is a picture that loads nothing', async () => {
  const { page, trouble } = await openedPage(browser, pathToFileURL(`${directory}/badge.svg`).href, {});
  expect(trouble).toEqual([]);
  expect(await page.evaluate('document.documentElement.tagName')).toBe('svg');
  expect(await page.evaluate('document.querySelectorAll("script, a, image, foreignObject").length')).toBe(0);
  await page.close();
});
