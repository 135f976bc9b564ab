import { statSync } from 'node:fs';
import { chromium, test } from '@playwright/test';
import { writeReport } from '../../src/report/write-report.ts';
import { hostileTexts } from '../unit/report/hostile-text.ts';
import { sampleReport } from '../unit/report/sample-report.ts';
import { defaultRun } from '../unit/report/sample-run.ts';

test('preview', async () => {
  test.setTimeout(120000);
  await writeReport(sampleReport(['Access denied', ...hostileTexts.slice(30, 32)]), '/tmp/shots/sample');
  await writeReport(sampleReport(hostileTexts), '/tmp/shots/hostile');
  await writeReport(defaultRun(500), '/tmp/shots/default');
  await writeReport(defaultRun(500, 3), '/tmp/shots/mixed');
  for (const d of ['sample', 'hostile', 'default', 'mixed'])
    console.log(d, statSync(`/tmp/shots/${d}/index.html`).size);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  for (const [name, d, w, scheme] of [
    ['light', 'mixed', 1200, 'light'],
    ['dark', 'mixed', 1200, 'dark'],
    ['narrow', 'mixed', 320, 'light'],
    ['default', 'default', 1200, 'light'],
  ] as const) {
    const page = await browser.newPage({ viewport: { width: w, height: 900 }, colorScheme: scheme });
    await page.goto(`file:///tmp/shots/${d}/index.html`);
    await page.screenshot({ path: `/tmp/shots/${name}-1.png` });
    const h = await page.evaluate(() => document.documentElement.scrollHeight);
    for (const [i, sel] of [
      '#clauses',
      '#cases',
      'details.case[open]',
      '#deviations',
      '#provenance',
    ].entries()) {
      const loc = page.locator(sel).first(); if (sel === 'details.folded') await loc.evaluate((e) => { (e as HTMLDetailsElement).open = true; });
      if ((await loc.count()) === 0) continue;
      await loc.evaluate((e) => e.scrollIntoView());
      await page.screenshot({ path: `/tmp/shots/${name}-${i + 2}.png` });
    }
    console.log(name, h, await page.evaluate(() => document.documentElement.scrollWidth));
  }
  const pdf = await browser.newPage();
  await pdf.goto('file:///tmp/shots/mixed/index.html');
  await pdf.pdf({ path: '/tmp/shots/p.pdf' });
  await browser.close();
});
