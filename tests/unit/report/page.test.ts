import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { indexHtml } from '../../../src/report/index-html.ts';
import type { Report } from '../../../src/report/report.ts';
import { verdictWords } from '../../../src/report/verdict-word.ts';
import { hostileTexts } from './hostile-text.ts';
import { sampleExchange } from './sample-exchange.ts';
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
  // A bdi is ours: it keeps text of another direction from turning its neighbours around.
  const tags = (all: readonly Element[]) => all.map(({ tagName }) => tagName).filter((tag) => tag !== 'bdi');
  expect(tags(hostile)).toEqual(tags(calm));
  const names = (all: readonly Element[]) => all.flatMap((one) => one.attrs.map(({ name }) => name));
  expect(names(hostile)).toEqual(names(calm));
});

test('nothing runs and nothing is loaded', () => {
  const active = ['script', 'link', 'img', 'iframe', 'object', 'embed', 'form', 'base'];
  const attributes = hostile.flatMap((one) => one.attrs);
  const wrong = attributes.filter(({ name }) => /^on|^style$|^src|action/.test(name));
  const leading = attributes.filter(({ name, value }) => name === 'href' && !value.startsWith('#'));
  expect(hostile.filter(({ tagName }) => active.includes(tagName))).toEqual([]);
  expect([...wrong, ...leading]).toEqual([]);
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
  const links = hostile.filter(({ tagName }) => tagName === 'a');
  const targets = links.map((one) => decodeURIComponent(attribute(one, 'href')?.slice(1) ?? ''));
  expect(targets.filter((target) => !new Set(ids).has(target))).toEqual([]);
});

test('headings go down one step at a time, and every table has a caption', () => {
  const levels = hostile.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? Number(tagName[1]) : []));
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
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

test('passing cases of one family stand together, and show a shared request once', () => {
  const report = defaultRun(2);
  const [one, two] = report.cases;
  if (one === undefined || two === undefined) throw new Error('The run has two cases.');
  const shared = sampleExchange(900, { DIALOG_ID: 'shared' }, 200, { result: true });
  const again = { ...shared, id: 901 };
  const cases = [
    { ...one, id: `${one.clause}/chat/post-form`, exchanges: [shared, again] },
    { ...two, clause: one.clause, id: `${one.clause}/chat/get-query`, exchanges: [shared] },
  ];
  const html = page({ ...report, cases });
  expect(html).toContain('<i>chat/</i> 2 cases, such as: ');
  expect(html).toContain('<i>post-form</i> POST ….json {"DIALOG_ID":"shared"} → 200 true ×2</p>');
  expect(html).toContain('<p><i>get-query</i> </p>');
});
