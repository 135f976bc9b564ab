import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { packagedBrowser } from './packaged-browser.ts';

/** Where systems keep a Chromium or Chrome. */
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome'];

/**
 * The browser that pages are looked at with: the one that CHROMIUM_PATH names, the one from npm, or the system's. The one
 * from npm goes first because it is the same everywhere, and opens a page in a third of the time.
 *
 * @throws Error where there is none: a page that nobody looked at is not tested
 */
function browserPath(): string {
  const path = process.env['CHROMIUM_PATH'] || packagedBrowser() || installed.find((one) => existsSync(one));
  if (path === undefined) throw new Error('There is no Chromium. Install one, or set CHROMIUM_PATH.');
  return path;
}

/** Finds the browser before any worker needs it, and tells them all. */
export default function setUp(): void {
  process.env['CHROMIUM_PATH'] = browserPath();
}

/** Launches the browser that was found. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-quic'],
  });
}
