import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';

/** Where systems keep a Chromium or Chrome. */
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome'];

/** The browser of an npm package, for machines with nothing but Node: it brings its libraries along, if it is asked like this. */
async function packagedBrowser(): Promise<string> {
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/** Launches a real browser: the one that CHROMIUM_PATH names, the system's, or the one from npm. Fails where there is none. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'] || undefined;
  const executablePath = named ?? installed.find((path) => existsSync(path)) ?? (await packagedBrowser());
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-quic'],
  });
}
