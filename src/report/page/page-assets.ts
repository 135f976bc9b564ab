import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A style sheet or script of the page, as it stands in it. */
export interface PageAsset {
  readonly text: string;
  /** As a content policy names it: `'sha256-…'`. */
  readonly source: string;
}

function compact(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n');
}

function load(names: readonly string[], shorten: (text: string) => string): PageAsset {
  const source = names.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n');
  const text = shorten(compact(source));
  return { text, source: `'sha256-${createHash('sha256').update(text).digest('base64')}'` };
}

function shortStyle(text: string): string {
  return text
    .replace(/\n/g, '')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}');
}

/** What the page looks like. Without comments and indentation: it is in every report. */
export const pageStyle: PageAsset = load(['page-style.css'], shortStyle);

/** The same for a page that tells of SDKs; others do without these rules. */
export const sdkPageStyle: PageAsset = load(['page-style.css', 'sdk/sdk-style.css'], shortStyle);

/** What filters, opens and copies. Nothing on the page needs it in order to be read. */
export const pageScript: PageAsset = load(['page-script.js'], (text) => text);
