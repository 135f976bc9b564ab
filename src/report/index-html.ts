import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Page } from './page/page.tsx';
import type { Report } from './report.ts';

/** `index.html`: the page for people. Self-contained: no script, no network, one style sheet allowed by its hash. */
export function* indexHtml(report: Report): Generator<string> {
  yield '<!doctype html>\n';
  yield renderToString(h(Page, { report }));
  yield '\n';
}
