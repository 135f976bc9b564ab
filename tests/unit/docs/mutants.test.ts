import { expect, test } from '@playwright/test';
import type { MutantSummary } from '../../../src/mutation/mutant-summary.ts';
import { mutantsPage } from '../../../src/mutation/mutants-page.ts';
import { mutants } from '../../../src/portal/mutants/all-mutants.ts';
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
    mutants.map(({ name, kind, level, clause, breaks }) => ({ name, kind, level, clause, breaks })),
  );
});

test('reports/mutants.json tells of no mutant that is not judged as it must be', () => {
  expect(summary.mutants.filter(({ problem }) => problem !== '')).toEqual([]);
  expect(summary.total).toEqual({ mutants: mutants.length, asWanted: mutants.length });
});

test('docs/mutants.md is made of reports/mutants.json', () => {
  expect(readPage('docs/mutants.md')).toBe(mutantsPage(summary));
});
