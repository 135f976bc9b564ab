import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { indexHtml } from '../../../src/report/index-html.ts';
import type { Report } from '../../../src/report/report.ts';
import { verdictWords } from '../../../src/report/verdict-word.ts';
import { hostileTexts } from './hostile-text.ts';
import { sampleReport } from './sample-report.ts';
import { defaultRun } from './sample-run.ts';

type Element = DefaultTreeAdapterTypes.Element;

function page(report: Report): string {
  return [...indexHtml(report)].join('');
}

function elements(html: string): readonly Element[] {
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

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

const hostile = elements(page(sampleReport(hostileTexts)));
const calm = elements(page(sampleReport(hostileTexts.map((_, index) => `calm ${index}`))));

test('hostile text makes no element and no attribute', () => {
  expect(hostile.map((one) => one.tagName)).toEqual(calm.map((one) => one.tagName));
  const names = (all: readonly Element[]) => all.flatMap((one) => one.attrs.map(({ name }) => name));
  expect(names(hostile)).toEqual(names(calm));
});

test('nothing runs and nothing is loaded', () => {
  for (const one of hostile) {
    expect(['script', 'link', 'img', 'iframe', 'object', 'form', 'base']).not.toContain(one.tagName);
    for (const { name, value } of one.attrs) {
      expect(name).not.toMatch(/^on|^style$|^src/);
      if (name === 'href') expect(value).toMatch(/^#/);
    }
  }
});

test('the content policy allows the one style sheet and nothing else', () => {
  const html = page(sampleReport());
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(html).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
  expect(html.match(/<style/g)).toHaveLength(1);
});

test('ids are unique, and every link has its target', () => {
  const ids = hostile.flatMap((one) => attribute(one, 'id') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const one of hostile.filter(({ tagName }) => tagName === 'a')) {
    expect(ids).toContain(decodeURIComponent(attribute(one, 'href')?.slice(1) ?? ''));
  }
});

test('headings go down one step at a time, and every table has a caption', () => {
  let last = 0;
  for (const { tagName } of hostile.filter((one) => /^h[1-6]$/.test(one.tagName))) {
    const level = Number(tagName[1]);
    expect(level).toBeLessThanOrEqual(last + 1);
    last = level;
  }
  const count = (tag: string) => hostile.filter(({ tagName }) => tagName === tag).length;
  expect(count('h1')).toBe(1);
  expect(count('caption')).toBe(count('table'));
});

test('red cases are open, all others folded', () => {
  for (const one of elements(page(sampleReport())).filter(({ tagName }) => tagName === 'details')) {
    const classes = attribute(one, 'class') ?? '';
    if (/case|folded/.test(classes))
      expect(attribute(one, 'open') !== undefined).toBe(classes === 'case red');
  }
});

test('every verdict is said with its word and symbol', () => {
  const html = page(sampleReport());
  for (const [verdict, { symbol }] of Object.entries(verdictWords)) {
    expect(html).toContain(`<span aria-hidden="true">${symbol}</span> ${verdict}</span>`);
  }
});

test('a usual run stays below 150 KB', () => {
  expect(Buffer.byteLength(page(defaultRun(500)))).toBeLessThan(150_000);
});
