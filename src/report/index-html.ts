import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Page } from './page/page.tsx';
import type { PageSection } from './page/page-section.ts';
import type { Report } from './report.ts';

/**
 * `index.html`: the page for people. Self-contained: no network; one style sheet and one script, each allowed by its
 * hash, and nothing on the page is out of reach without them. `extra` are sections that another kind of report adds.
 */
export function* indexHtml(report: Report, extra: readonly PageSection[] = []): Generator<string> {
  yield '<!doctype html>\n';
  yield renderToString(h(Page, { report, extra }));
  yield '\n';
}
