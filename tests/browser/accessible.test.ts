import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { indexHtml } from '../../src/report/formats/index-html.ts';
import type { Report } from '../../src/report/model/report.ts';
import { hostileTexts } from '../unit/report/samples/hostile-text.ts';
import { reportOf, sampleReport } from '../unit/report/samples/sample-report.ts';
import { sampleSdk, sampleSdks } from '../unit/report/samples/sample-sdk.ts';
import { sampleSubjects } from '../unit/report/samples/sample-subjects.ts';
import { launchBrowser } from './browser.ts';
import { writtenPage } from './opened-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let page: Page;
const addresses = new Map<string, string>();

const reports: Readonly<Record<string, () => Report>> = {
  hostile: () => sampleReport(hostileTexts.slice(0, 12)),
  columns: sampleSubjects,
  SDKs: () => sampleSdks(hostileTexts[0]),
  'one SDK': sampleSdk,
  empty: () => reportOf([], []),
};

test.beforeAll(async () => {
  for (const [name, report] of Object.entries(reports)) {
    const address = await writtenPage(report(), name);
    const plain = address.replace('index.html', 'plain.html');
    const html = readFileSync(new URL(address), 'utf8');
    writeFileSync(new URL(plain), html.replace(/<script>[\s\S]*?<\/script>/, ''));
    addresses.set(name, address).set(`${name} without script`, plain);
  }
  browser = await launchBrowser();
  page = await browser.newPage({ bypassCSP: true });
});

test.afterAll(async () => browser?.close());

/** Opens a page, expands all of it, and brings axe along. */
async function open(address: string): Promise<void> {
  await page.goto(address);
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
  await page.evaluate(axe);
}

/** What axe finds on the page as it is, best practices included, each with the first element that it found it at. */
async function found(): Promise<string[]> {
  const results = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
  };
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target} ${nodes[0]?.failureSummary}`);
}

/** How a page can be looked at. Each begins as the others do: light, on a screen, 1280 pixels wide. */
const ways: Readonly<
  Record<string, Parameters<Page['emulateMedia']>[0] & { readonly width?: number; readonly plain?: true }>
> = {
  light: {},
  dark: { colorScheme: 'dark' },
  'at 320 pixels': { width: 320 },
  'on paper': { media: 'print' },
  'with forced colours': { forcedColors: 'active' },
  // axe is a script itself, and waits in vain where scripts are off: so the page goes without its own one.
  'without its script': { plain: true },
};

/** The reports with the most on them are tried in every way; of the others only what differs can. */
const richest = ['hostile', 'SDKs'];

for (const name of Object.keys(reports)) {
  test(`axe finds nothing: ${name}`, async () => {
    test.setTimeout(90_000);
    for (const [way, { plain, width = 1280, ...media }] of Object.entries(ways)) {
      if (!richest.includes(name) && !['light', 'at 320 pixels'].includes(way)) continue;
      const address = addresses.get(plain ? `${name} without script` : name) ?? '';
      if (page.url() !== address) await open(address);
      if (plain) await expect(page.locator('#filter')).toBeHidden();
      await page.emulateMedia({ colorScheme: 'light', media: 'screen', forcedColors: 'none', ...media });
      await page.setViewportSize({ width, height: 700 });
      expect.soft(await found(), way).toEqual([]);
    }
  });
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // The form filters while one types; there is nothing to submit.
    'wcag/h32': 'off',
  },
});

for (const [name, report] of Object.entries(reports)) {
  test(`html-validate finds nothing: ${name}`, async () => {
    const { results } = await validator.validateString([...indexHtml(report())].join(''));
    const messages = results.flatMap((one) =>
      one.messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
    );
    expect([...new Set(messages)].slice(0, 20)).toEqual([]);
  });
}
