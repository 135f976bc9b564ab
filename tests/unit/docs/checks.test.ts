import { expect, test } from '@playwright/test';
import { editions } from '../../../src/contract/editions.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { allChecks } from '../../../src/evaluate/all-checks.ts';
import { firstCells, quotedWords, readPage, sectionsOf } from './read-page.ts';

const page = readPage('docs/checks.md');
const sections = sectionsOf(page);
const shared = { schemas: 'Findings of schemas', every: 'Findings of every check' };

function source(name: string): string {
  return readPage(`src/${name}.ts`);
}

function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

/** Codes that stand as a literal where a finding is made. */
function literalCodes(text: string): readonly string[] {
  return all(text, /\b(?:violation|makeFinding)\(\s*\w+,\s*'([a-z0-9-]+)'/g);
}

/** Checks that take codes from a table, and where it is. */
const tables: Readonly<Record<string, () => readonly string[]>> = {
  'no-leak': () => all(source('check/checks/no-leak'), /'(leaks-[a-z-]+)'/g),
  'one-json-text': () => all(source('check/json-text'), /code: '([a-z-]+)'/g),
};

function codesOf(check: string): readonly string[] {
  return [...literalCodes(source(`check/checks/${check}`)), ...(tables[check]?.() ?? [])];
}

function sorted(words: Iterable<string>): readonly string[] {
  return [...new Set(words)].sort();
}

/** The codes a section explains. */
function explained(section: string): readonly string[] {
  return firstCells(sections.get(section) ?? '').flatMap(quotedWords);
}

test('docs/checks.md has an entry for each check, and for nothing else', () => {
  const titles = [...sections.keys()].filter((title) => !Object.values(shared).includes(title));
  expect(titles).toEqual(allChecks.map(({ name }) => name).sort());
});

for (const { name } of allChecks) {
  test(`docs/checks.md explains the finding codes of ${name}, and no others`, () => {
    expect(sorted(explained(name))).toEqual(sorted(codesOf(name)));
  });
}

test('docs/checks.md explains the findings that checks share', () => {
  const schemas = source('check/schema-findings');
  const map = /const codes[^{]*\{([^}]*)\}/.exec(schemas)?.[1] ?? '';
  expect(sorted(explained(shared.schemas))).toEqual(
    sorted([...all(map, /: '([a-z-]+)'/g), ...all(schemas, /\?\? '([a-z-]+)'/g)]),
  );
  const unmetPrecondition = source('check/unmet-precondition');
  const kinds = /type FailureKind =([^;]*);/.exec(source('exchange/exchange'))?.[1] ?? '';
  expect(sorted(explained(shared.every))).toEqual(
    sorted([
      ...literalCodes(unmetPrecondition),
      ...all(unmetPrecondition, /kind \?\? '([a-z-]+)'/g),
      ...literalCodes(source('check/judge-case')),
      ...all(kinds, /'([a-z-]+)'/g),
    ]),
  );
});

test('codes are literals, but for the tables this test knows', () => {
  const dynamic = allChecks
    .filter(({ name }) =>
      /\b(?:violation|makeFinding)\(\s*\w+,\s*[^'\s]/.test(source(`check/checks/${name}`)),
    )
    .map(({ name }) => name);
  expect(dynamic).toEqual(Object.keys(tables));
});

test('docs/checks.md has the sentences that findings say', () => {
  const files = [
    ...allChecks.map(({ name }) => `check/checks/${name}`),
    'check/unmet-precondition',
    'check/judge-case',
  ];
  const said = files.flatMap((file) => all(source(file), /(?:message: |draft\(\s*)'([^']+)'/g));
  expect(said.length).toBeGreaterThan(30);
  expect(said.filter((sentence) => !page.includes(sentence))).toEqual([]);
});

for (const edition of editions('im.dialog.writing')) {
  test(`docs/checks.md names each clause of ${edition} where its check is, with its limits`, async () => {
    const { clauses } = await loadContract({ method: 'im.dialog.writing', edition, trusted: true });
    const silent = clauses.filter(({ id, check, limits }) => {
      const section = sections.get(check) ?? '';
      const figures = Object.entries(limits).map(([name, figure]) => `${name}: ${figure}`);
      return !quotedWords(section).includes(id) || figures.some((figure) => !section.includes(figure));
    });
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
}
