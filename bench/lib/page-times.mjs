import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome'];

/** A real browser: the one that CHROMIUM_PATH names, the system's, or Playwright's own. */
function launch() {
  const executablePath = process.env.CHROMIUM_PATH || installed.find((path) => existsSync(path));
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
}

/** Waits in the page until what was changed is laid out and painted, and tells how long that took. */
const timed = `async (change) => {
  const begin = performance.now();
  change();
  document.body.getBoundingClientRect();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begin;
}`;

/** Opens a page from disk and filters it; milliseconds, as the page sees them. */
export async function pageTimes(file) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: 120_000 });
    // The page's clock starts when it is navigated to.
    const opened = await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now())))),
    );
    const check = (value) => {
      const input = document.querySelector(`#filter input[name=v][value="${value}"]`);
      input.checked = !input.checked;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const ask = (value) => page.evaluate(`(${timed})(() => (${check.toString()})(${JSON.stringify(value)}))`);
    const first = await ask('fail');
    const output = await page.locator('#filter output').textContent();
    const next = await ask('lenient');
    return { opened, first, next, output };
  } finally {
    await browser.close();
  }
}
