import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Report } from '../model/report.ts';
import { Page } from '../page/page.tsx';
import { sdkSections } from '../page/sdk/sdk-sections.tsx';

/**
 * `index.html`: the page for people. Self-contained: no network; one style sheet and one script, each allowed by its
 * hash, and nothing on the page is out of reach without them. What it says of SDKs is there only where there are any.
 */
export function* indexHtml(report: Report): Generator<string> {
  yield '<!doctype html>\n';
  yield renderToString(h(Page, { report, extra: sdkSections(report) }));
  yield '\n';
}
