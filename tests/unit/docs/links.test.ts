import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../src/package-root.ts';
import { linksOf, readPage } from './read-page.ts';

function pagesIn(directory: string): readonly string[] {
  return readdirSync(join(packageRoot(), directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(directory, name));
}

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'reports/README.md', ...pagesIn('docs')];

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): readonly string[] {
  return [...readPage(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

for (const page of pages) {
  test(`${page} links to what is there`, () => {
    const broken = linksOf(page).filter(([path, anchor]) => {
      if (!existsSync(join(packageRoot(), path))) return true;
      return anchor !== '' && path.endsWith('.md') && !anchorsOf(path).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
}

test('every decision is in the index, in order, and has its three sections', () => {
  const files = readdirSync(join(packageRoot(), 'docs', 'explanation', 'decisions'))
    .filter((name) => /^\d{4}-/.test(name))
    .sort();
  const index = [...readPage('docs/explanation/decisions/README.md').matchAll(/\]\((\d{4}-[^)]+)\)/g)].map(
    ([, name]) => name,
  );
  expect(index).toEqual(files);
  const headings = (name: string) =>
    [...readPage(`docs/explanation/decisions/${name}`).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  for (const name of files) expect(headings(name), name).toEqual(['Context', 'Decision', 'Consequences']);
  for (const name of files)
    expect(readPage(`docs/explanation/decisions/${name}`)).toMatch(new RegExp(`^# ${name.slice(0, 4)} `));
});

test('the paths of sources that the pages name are there', () => {
  const named = pages.flatMap((page) =>
    [...readPage(page).matchAll(/`((?:src|tests|spec)\/[\w./-]+)`/g)].map(
      ([, path = '']) => [page, path] as const,
    ),
  );
  const placeholder = /METHOD|YYYY/;
  expect(named.length).toBeGreaterThan(20);
  expect(
    named.filter(([, path]) => !placeholder.test(path) && !existsSync(join(packageRoot(), path))),
  ).toEqual([]);
});
