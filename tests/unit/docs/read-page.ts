import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../../src/package-root.ts';

/** The text of a page, by its path in the project. */
export function readPage(path: string): string {
  return readFileSync(join(packageRoot(), path), 'utf8');
}

/** The paths of all guides. */
export function guidePages(): readonly string[] {
  return readdirSync(join(packageRoot(), 'docs', 'guides')).map((name) => `docs/guides/${name}`);
}

/** The sections of a page: the title of each `##` heading and the text below it. */
export function sectionsOf(page: string): ReadonlyMap<string, string> {
  const [, ...parts] = page.split(/^## /m);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end).trim(), part.slice(end + 1)] as const;
    }),
  );
}

/** The first cells of the rows of all tables in a text, header rows left out. */
export function firstCells(text: string): readonly string[] {
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  return rows
    .filter((_, index) => !/^\|[-: |]+\|$/.test(rows[index + 1] ?? ''))
    .filter((row) => !/^\|[-: |]+\|$/.test(row))
    .map((row) => (row.split('|')[1] ?? '').trim());
}

/** The words in backquotes of a text. */
export function quotedWords(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word);
}

/** What a page links to within the project: path, and anchor if there is one. */
export function linksOf(page: string): readonly (readonly [path: string, anchor: string])[] {
  const text = readPage(page).replaceAll(/^```[\s\S]*?^```/gm, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)].map(
    ([, link, image]) => link ?? image ?? '',
  );
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor = ''] = target.split('#', 2);
      return [path === '' ? page : join(dirname(page), path), anchor] as const;
    });
}
