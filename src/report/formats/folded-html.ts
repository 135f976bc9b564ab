import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Report } from '../model/report.ts';
import { FoldedPage } from '../page/cases/folded-page.tsx';
import type { FoldedFile } from './fold.ts';

/** A file of `exchanges/`: what a big report's page leaves out. */
export function* foldedHtml(report: Report, folded: FoldedFile): Generator<string> {
  yield '<!doctype html>\n';
  yield renderToString(h(FoldedPage, { report, folded }));
  yield '\n';
}
