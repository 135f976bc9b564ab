import { expect, test } from '@playwright/test';
import {
  htmlText,
  markdownCode,
  markdownSays,
  markdownText,
  shortened,
  terminalText,
  visibleText,
  xmlText,
} from '../../../src/report/text/escape.ts';
import { hostileTexts } from './samples/hostile-text.ts';

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|\ufe0f/u;

test('the corpus has at least sixty texts', () => {
  expect(new Set(hostileTexts).size).toBeGreaterThanOrEqual(60);
});

test('nothing hidden is left in any text', () => {
  for (const text of hostileTexts) {
    for (const shown of [visibleText, terminalText, markdownText, htmlText]) {
      expect(shown(text)).not.toMatch(unseen);
    }
    expect(xmlText(text)).not.toMatch(unseen);
  }
});

test('what was hidden is named', () => {
  expect(visibleText('a\u001b[31m\u202eb\u0000\ud800\n\t\u00a0')).toBe(
    'a\\u{1b}[31m\\u{202e}b\\u{0}\\u{d800}\\n\\t\\u{a0}',
  );
});

test('plain text in any script stays as it is', () => {
  for (const text of ['chat13', 'Доступ запрещён', '日本語', 'שלום', '😀', 'naïve']) {
    expect(terminalText(text)).toBe(text);
  }
});

test('no build server finds a command', () => {
  for (const text of hostileTexts) {
    expect(terminalText(text, 10_000)).not.toMatch(/::|##\w*\[/);
  }
  expect(terminalText('::error::x')).toBe(':\\u{3a}error:\\u{3a}x');
  expect(terminalText('##vso[x]')).toBe('#\\u{23}vso[x]');
});

test('a long text says how much is missing, and one that is hardly longer stays whole', () => {
  expect(shortened('x'.repeat(34), 4)).toBe('xxxx… (30 more characters)');
  expect(shortened(`abc😀${'x'.repeat(30)}`, 4)).toBe('abc… (32 more characters)');
  expect(shortened('x'.repeat(28), 4)).toBe('x'.repeat(28));
  expect(terminalText('x'.repeat(1 << 20), 10)).toBe(`xxxxxxxxxx… (${(1 << 20) - 10} more characters)`);
});

test('no Markdown can begin in a text', () => {
  for (const text of hostileTexts) {
    const shown = markdownText(text, 10_000).replace(/\\[!-/:-@[-`{-~]|&#\d+;/g, 'x');
    expect(shown).not.toMatch(/[<>&[\]*`|~$\\]|@\w|#\d|:\/\/|^\s*([-+=#:]|\d+[.)](\s|$))/u);
    expect(shown).not.toMatch(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u);
  }
  expect(markdownCode('')).toBe('(empty)');
  expect(markdownCode('a|b')).toBe('<code>a\\|b</code>');
  expect(markdownCode('a`b')).toBe('``a`b``');
  expect(markdownCode('`a')).toBe('`` `a ``');
});

test('Markdown reads well as text', () => {
  expect(markdownText('DIALOG_ID "chat13": see --only a/b, 127.0.0.1:80 (1 case).')).toBe(
    'DIALOG_ID "chat13": see --only a/b, 127.0.0.1:80 (1 case).',
  );
  expect(markdownCode('--only a/b')).toBe('`--only a/b`');
  expect(markdownSays('The member `a_b` is *not* there.')).toBe('The member `a_b` is \\*not\\* there.');
});

test('HTML and XML text has no markup', () => {
  for (const text of hostileTexts) {
    expect(htmlText(text)).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    expect(xmlText(text)).not.toMatch(/[<>"\n]|&(?!amp;|lt;|gt;|quot;|#10;)/);
  }
});
