import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { type Browser, type Page, test } from '@playwright/test';
import { indexHtml } from '../../src/report/formats/index-html.ts';
import { writeReport } from '../../src/report/formats/write-report.ts';
import type { Report } from '../../src/report/model/report.ts';

/** Writes a report to the running test's directory. Gives the address of its page. */
export async function writtenPage(report: Report, name = 'report'): Promise<string> {
  const directory = test.info().outputPath(name);
  await writeReport(report, directory);
  return pathToFileURL(`${directory}/index.html`).href;
}

/** Serves a page on the local machine with headers of its own, as a build server does. */
export async function servedPage(
  report: Report,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const html = [...indexHtml(report)].join('');
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', ...headers });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Opens a page and gathers whatever it tried to load, and whatever its content policy had to stop. */
export async function openedPage(
  browser: Browser,
  address: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<{ readonly page: Page; readonly trouble: string[] }> {
  const page = await browser.newPage(options);
  const trouble: string[] = [];
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address.split('#')[0]) trouble.push(`request: ${request.url()}`);
  });
  page.on('console', (message) => trouble.push(`console: ${message.text()}`));
  page.on('dialog', (dialog) => trouble.push(`dialog: ${dialog.message()}`));
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  await page.goto(address);
  return { page, trouble };
}
