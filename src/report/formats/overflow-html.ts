import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Report } from '../model/report.ts';
import { OverflowPage } from '../page/cases/overflow-page.tsx';
import type { OverflowFile } from './overflow.ts';

/** A file of `exchanges/`: what a big report's page leaves out. */
export function* overflowHtml(report: Report, overflow: OverflowFile): Generator<string> {
  yield '<!doctype html>\n';
  yield renderToString(h(OverflowPage, { report, overflow }));
  yield '\n';
}
