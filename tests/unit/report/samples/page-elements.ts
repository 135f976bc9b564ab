import { expect } from '@playwright/test';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { indexHtml } from '../../../../src/report/formats/index-html.ts';
import type { Report } from '../../../../src/report/model/report.ts';

/** An element as parse5 reads it. */
export type Element = DefaultTreeAdapterTypes.Element;

/** The page of a report, in one text. */
export function page(report: Report): string {
  return [...indexHtml(report)].join('');
}

/** Every element of a page, in its order; the page must parse without a complaint. */
export function elements(html: string): readonly Element[] {
  const problems: string[] = [];
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(
    parse(html, { onParseError: ({ code, startLine }) => problems.push(`${code} in line ${startLine}`) }),
  );
  expect(problems).toEqual([]);
  return found;
}
