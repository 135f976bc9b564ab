import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { packagedBrowser } from './packaged-browser.ts';

/** Where systems keep a Chromium or Chrome. */
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome'];

/**
 * The browser that pages are looked at with: the one that CHROMIUM_PATH names, the one from npm, or the system's. The one
 * from npm goes first because it is the same everywhere, and opens a page in a third of the time.
 */
function browserPath(): string | undefined {
  return process.env['CHROMIUM_PATH'] || packagedBrowser() || installed.find((one) => existsSync(one));
}

/** Finds the browser before any worker needs it, and tells them all. Without one, the tests that need none can still be run. */
export default function setUp(): void {
  const path = browserPath();
  if (path !== undefined) process.env['CHROMIUM_PATH'] = path;
}

/**
 * Launches the browser that was found.
 *
 * @throws Error where there is none: a page that nobody looked at is not tested
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === undefined)
    throw new Error('There is no Chromium. Install one, or set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-quic'],
  });
}
