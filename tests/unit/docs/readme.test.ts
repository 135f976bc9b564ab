import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { formats } from '../../../src/report/formats/write-report.ts';
import { evidencePath, ledgerPath } from '../../../src/report/model/report-files.ts';
import { leavesOf, wholeProgram } from './pages/commands-page.ts';
import { firstCells, guidePages, quotedWords, readPage } from './read-page.ts';

/** The code blocks of a page in a language, as they stand. */
function blocksOf(path: string, language: string): readonly string[] {
  const blocks = readPage(path).matchAll(new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, 'gm'));
  return [...blocks].map(([, text = '']) => text);
}

test('README.md is read whole by a hurried person: it is below 150 lines', () => {
  expect(readPage('README.md').split('\n').length).toBeLessThan(150);
});

test('README.md and the guides name no option that does not exist', async () => {
  const known = new Set(
    leavesOf(await wholeProgram()).flatMap(({ command }) => command.options.map(({ long }) => long)),
  );
  const others = ['--help', '--grep', '--ui', '--reporter', '--build'];
  for (const path of ['README.md', ...guidePages()]) {
    const commands = [...readPage(path).matchAll(/b24-conformance [^`\n]*|npm run \w+ -- [^`\n]*/g)].map(
      ([text]) => text,
    );
    const named = commands.flatMap((text) => text.match(/(?<=\s)--[a-z][a-z-]*/g) ?? []);
    expect(
      named.filter((name) => !known.has(name) && !others.includes(name)),
      path,
    ).toEqual([]);
  }
});

for (const path of ['README.md', ...guidePages()])
  test(`the YAML in ${path} is YAML`, () => {
    const broken = blocksOf(path, 'yaml').filter((text) => typeof parse(text) !== 'object');
    expect(broken).toEqual([]);
  });

test('reports/README.md lists every file of a report', () => {
  const files = [...Object.keys(formats), evidencePath('KEY'), ledgerPath('KEY')].sort();
  expect(
    firstCells(readPage('reports/README.md').split('\n## ')[0] ?? '')
      .flatMap(quotedWords)
      .sort(),
  ).toEqual(files);
});
