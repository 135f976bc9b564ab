import { expect, test } from '@playwright/test';
import type { MutantSummary } from '../../../src/laboratory/mutant-summary.ts';
import { mutantsPage } from '../../../src/laboratory/mutants-page.ts';
import { miniatures } from '../../../src/portal/miniatures/all-miniatures.ts';
import { readPage } from './read-page.ts';

const summary = JSON.parse(readPage('reports/mutants.json')) as MutantSummary;

test('reports/mutants.json has the mutants of the code: run `npm run mutants -- --write-docs`', () => {
  const said = summary.mutants.map(({ name, kind, level, clause, breaks }) => ({
    name,
    kind,
    level,
    clause,
    breaks,
  }));
  expect(said).toEqual(
    miniatures.map(({ name, kind, level, clause, breaks }) => ({ name, kind, level, clause, breaks })),
  );
});

test('reports/mutants.json tells of no mutant that is not judged as it must be', () => {
  expect(summary.mutants.filter(({ problem }) => problem !== '')).toEqual([]);
  expect(summary.total).toEqual({ mutants: miniatures.length, asWanted: miniatures.length });
});

test('docs/mutants.md is made of reports/mutants.json', () => {
  expect(readPage('docs/mutants.md')).toBe(mutantsPage(summary));
});
