import { expect, test } from '@playwright/test';
import { readDocument } from '../../../src/contract/document/read-document.ts';
import { knownFixtures } from '../../../src/contract/known-fixtures.ts';
import { readPage, sectionsOf } from './read-page.ts';

const page = readPage('docs/reference/contract.md');

test('docs/reference/contract.md has a section for each x- member', () => {
  const schema = JSON.parse(readPage('spec/conformance.schema.json')) as { readonly properties: object };
  const titles = [...sectionsOf(page).keys()].filter((title) => title.startsWith('x-'));
  expect(titles).toEqual(Object.keys(schema.properties));
});

test('docs/reference/contract.md names every member of clauses and outcomes, and every fixture', () => {
  const { $defs } = JSON.parse(readPage('spec/conformance.schema.json')) as {
    readonly $defs: Readonly<
      Record<string, { readonly properties: Readonly<Record<string, { enum?: string[] }>> }>
    >;
  };
  const members = ['clause', 'outcome', 'source', 'question'].flatMap((name) =>
    Object.keys($defs[name]?.properties ?? {}),
  );
  const fixtures = [...knownFixtures().keys()];
  expect(members.filter((word) => !new RegExp(`\\b${word}\\b`).test(page))).toEqual([]);
  expect(fixtures.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('the clause that docs/reference/contract.md shows is the one of the document', () => {
  const { value } = readDocument('spec/methods/im.dialog.writing.yaml');
  const clause = (
    value['x-clauses'] as Readonly<Record<string, { says: string; source: { lines: number[] } }>>
  )['chat-id-malformed'];
  expect(page).toContain(`says: ${clause?.says}\n`);
  expect(page).toContain(`lines: [${clause?.source.lines.join(', ')}] }`);
});
