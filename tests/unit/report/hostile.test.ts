import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DOMParser } from '@xmldom/xmldom';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { annotationLines } from '../../../src/report/formats/annotations.ts';
import { indexHtml } from '../../../src/report/formats/index-html.ts';
import { jsonText } from '../../../src/report/formats/json-text.ts';
import { formats, writeReport } from '../../../src/report/formats/write-report.ts';
import type { Report } from '../../../src/report/model/report.ts';
import { terminalText, visibleText } from '../../../src/report/text/escape.ts';
import { caseText } from '../../../src/report/text/explain-text.ts';
import { summaryText } from '../../../src/report/text/screen.ts';
import { testFailure } from '../../../src/report/text/test-failure.ts';
import { hostileReport, named } from './samples/hostile-report.ts';
import { hostileTexts } from './samples/hostile-text.ts';

const report = hostileReport();
const calm = hostileReport(hostileTexts.map((_, index) => `calm ${index}`));
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const short = hostileTexts.filter((text) => text.length < 150);

function written(of: Report, name: string): string {
  return [...(formats[name]?.(of) ?? [])].join('');
}

function markup(of: Report): {
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  readonly text: string;
} {
  const tags: string[] = [];
  const attributes: string[] = [];
  let text = '';
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ('tagName' in node) {
      tags.push(node.tagName);
      attributes.push(...node.attrs.map(({ name }) => `${node.tagName} ${name}`));
    }
    if ('value' in node) text += node.value;
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse([...indexHtml(of)].join('')));
  return { tags, attributes, text };
}

function xml(of: Report, name: string) {
  const problems: string[] = [];
  const parser = new DOMParser({ onError: (_level, message) => void problems.push(message) });
  const root = parser.parseFromString(written(of, name), 'text/xml');
  expect(problems).toEqual([]);
  const all = [...root.getElementsByTagName('*')];
  return {
    tags: all.map(({ tagName }) => tagName),
    attributes: all.flatMap((one) =>
      [...one.attributes].map((attribute) => `${one.tagName} ${attribute.name}`),
    ),
    texts: all.flatMap((one) => [one.textContent ?? '', ...[...one.attributes].map(({ value }) => value)]),
  };
}

/** Texts that are not said anywhere in a pile of words. */
function unsaid(words: string, show = visibleText): readonly string[] {
  return short.map(show).filter((shown) => !words.includes(shown));
}

test('every file is UTF-8 in which nothing is hidden', async () => {
  const directory = test.info().outputPath('report');
  await writeReport(report, directory);
  expect(readdirSync(directory).sort()).toEqual(Object.keys(formats).sort());
  for (const name of readdirSync(directory)) {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(directory, name)));
    expect(unseen.exec(text), name).toBe(null);
  }
});

test('no line of a file is a command of a build server', () => {
  for (const [name, format] of Object.entries(formats)) {
    const text = [...format(report)].join('');
    expect(/^\s*::/m.exec(text), name).toBe(null);
    if (name.endsWith('json') || name.endsWith('sarif') || name.endsWith('md')) {
      expect(/##\w*\[/.exec(text), name).toBe(null);
    }
  }
});

test('in the page no text makes an element or an attribute, and each is legible', () => {
  const [bad, good] = [markup(report), markup(calm)];
  const known = new Set([...good.tags, 'bdi', 'mark']);
  expect([...new Set(bad.tags)].filter((tag) => !known.has(tag))).toEqual([]);
  const attributes = new Set(good.attributes);
  expect(
    [...new Set(bad.attributes)].filter((one) => !attributes.has(one) && !/^(bdi|mark) /.test(one)),
  ).toEqual([]);
  for (const tag of ['script', 'style', 'a', 'form', 'input', 'svg'])
    expect(bad.tags.filter((one) => one === tag).length, tag).toBe(
      good.tags.filter((one) => one === tag).length,
    );
  // In two halves: a page shows so many broken cases in full, and no more.
  const halves = [0, 1].map((half) => hostileTexts.filter((_, index) => index % 2 === half));
  expect(unsaid(halves.map((texts) => markup(hostileReport(texts, false)).text).join('\n'))).toEqual([]);
});

test('in junit.xml and badge.svg no text makes an element or an attribute, and each is legible', () => {
  for (const name of ['junit.xml', 'badge.svg']) {
    const [bad, good] = [xml(report, name), xml(calm, name)];
    expect(bad.tags).toEqual(good.tags);
    expect(bad.attributes).toEqual(good.attributes);
  }
  expect(unsaid(xml(report, 'junit.xml').texts.join('\n'))).toEqual([]);
});

test('in the JSON formats every text stays a value, and report.json says it unchanged', () => {
  const parsed = JSON.parse(written(report, 'report.json')) as Report;
  expect(parsed).toEqual(JSON.parse(JSON.stringify(report)));
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>)['owned']).toBe(undefined);
  for (const name of ['ctrf.json', 'results.sarif', 'badge.json']) JSON.parse(written(report, name));
  const strings = (name: string) => {
    const found: string[] = [];
    JSON.parse(written(report, name), (_, value: unknown) => {
      if (typeof value === 'string') found.push(value);
      return value;
    });
    return found.join('\n');
  };
  expect(unsaid(strings('ctrf.json'))).toEqual([]);
  expect(unsaid(strings('results.sarif'), (text) => visibleText(text).replaceAll('](', ']\\u{28}'))).toEqual(
    [],
  );
});

test('a line of evidence is one line, and read as it was written', () => {
  const lines = report.cases.map(({ exchanges }) => ({ exchanges, text: jsonText(exchanges) }));
  expect(lines.filter(({ text }) => unseen.test(text) || text.includes('\n'))).toEqual([]);
  const changed = lines.filter(
    ({ exchanges, text }) =>
      text.length < 100_000 && JSON.stringify(JSON.parse(text)) !== JSON.stringify(exchanges),
  );
  expect(changed).toEqual([]);
});

test('in summary.md no text makes markup: its lines are those of a calm report', () => {
  // What is ours is code, bold marks of tables and headings; what is theirs has no mark left that begins markup.
  const skeleton = (of: Report) =>
    written(of, 'summary.md')
      .split('\n')
      .map((line) => line.replace(/<code>[^<>]*<\/code>/g, 'code'))
      .map((line) => line.replace(/\\[!-/:-@[-`{-~]|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|&#\d+;/g, ''));
  const lines = skeleton(report);
  expect(lines.length).toBe(skeleton(calm).length);
  const marked = lines.filter((line) =>
    /[<>[\]*~$\\`]|@\w|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|https?:\/\//u.test(line),
  );
  expect(marked).toEqual([]);
  expect(lines.map((line) => line.split('|').length)).toEqual(
    skeleton(calm).map((line) => line.split('|').length),
  );
  expect(Buffer.byteLength(written(report, 'summary.md'))).toBeLessThan(1 << 20);
});

test('on the terminal every text is on one line, without control or command, and legible', () => {
  const [clause] = report.clauses;
  if (clause === undefined) throw new Error('The report has clauses.');
  const options = { colour: false, reportPath: 'reports/latest/index.html' };
  const explained = report.cases.map((one) => caseText(one, clause, options)).join('\n');
  const failures = report.cases.map((one) => testFailure(one, clause)).join('\n');
  for (const text of [summaryText(report, options), explained, failures]) {
    expect(unseen.exec(text)).toBe(null);
    expect(/::|##\w*\[/.exec(text)).toBe(null);
    expect(text.split('\n').filter((line) => line.length > 3_000)).toEqual([]);
  }
  expect(unsaid(explained, (text) => terminalText(text))).toEqual([]);
  expect(unsaid(failures, (text) => terminalText(text))).toEqual([]);
});

test('an annotation is one command, whatever the portal said', () => {
  for (const text of hostileTexts) {
    const lines = annotationLines(hostileReport([text], false));
    const wrong = lines.filter(
      (line) =>
        unseen.test(line) ||
        line.includes('\n') ||
        !/^::error [^:]*::[^:]*(?::(?!:)[^:]*)*$/.test(line) ||
        /##\w*\[/.test(line),
    );
    expect(wrong).toEqual([]);
  }
});

test('a subject may have any name', () => {
  const empty = hostileReport([], false);
  const [clause] = empty.clauses;
  const good = markup(named(empty, 'calm'));
  for (const text of short) {
    const bad = named(empty, text);
    const { tags } = markup(bad);
    expect(
      tags.filter((tag) => tag !== 'bdi'),
      text,
    ).toEqual(good.tags.filter((tag) => tag !== 'bdi'));
    expect(xml(bad, 'junit.xml').tags).toEqual([
      'testsuites',
      ...empty.clauses.flatMap(() => ['testsuite', 'properties', 'property', 'property']),
    ]);
    for (const name of ['report.json', 'ctrf.json', 'results.sarif', 'badge.json'])
      JSON.parse(written(bad, name));
    expect(unseen.test(summaryText(bad, { colour: false }))).toBe(false);
  }
  expect(clause?.id).toBe('sample-clause-0');
});
