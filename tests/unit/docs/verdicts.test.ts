import { expect, test } from '@playwright/test';
import { runWarningCodes } from '../../../src/evaluate/run-warnings.ts';
import { statements, verdicts } from '../../../src/evaluate/verdict.ts';
import { firstCells, quotedWords, readPage, sectionsOf } from './read-page.ts';

const sections = sectionsOf(readPage('docs/reference/verdicts.md'));
const codes = ['0', '1', '2', '3', '4', '5', '130'];

function cells(title: string): readonly string[] {
  return firstCells(sections.get(title) ?? '');
}

test('docs/reference/verdicts.md explains the ten words, in the order of the source', () => {
  expect(cells('The ten words').flatMap(quotedWords)).toEqual([...verdicts]);
});

test('docs/reference/verdicts.md explains the statements of a run', () => {
  expect(cells('The statement of a run').flatMap(quotedWords).sort()).toEqual([...statements].sort());
});

test('docs/reference/verdicts.md explains the run warnings', () => {
  expect(cells('Run warnings').flatMap(quotedWords)).toEqual([...runWarningCodes]);
});

test('docs/reference/verdicts.md and README.md tell the same exit codes', () => {
  expect(cells('Exit codes')).toEqual(codes);
  expect(firstCells(sectionsOf(readPage('README.md')).get('Exit codes') ?? '')).toEqual(codes);
});

test('docs/reference/verdicts.md explains every member of a ledger entry', () => {
  const schema = JSON.parse(readPage('spec/deviations.schema.json')) as {
    readonly properties: { readonly entries: { readonly items: { readonly properties: object } } };
  };
  expect(
    cells('The ledger')
      .flatMap((cell) => quotedWords(cell).slice(0, 2))
      .sort(),
  ).toEqual(Object.keys(schema.properties.entries.items.properties).sort());
});

test('reports/README.md says every verdict in the other formats', () => {
  const page = sectionsOf(readPage('reports/README.md')).get('How the ten verdicts are said elsewhere') ?? '';
  const words = firstCells(page)
    .flatMap(quotedWords)
    .filter((word) => !word.startsWith('--'));
  expect([...new Set(words)].sort()).toEqual([...verdicts].sort());
});
