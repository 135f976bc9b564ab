import { expect, test } from '@playwright/test';
import { allSdkChecks, sdkCheckNamed } from '../../../src/evaluate/sdk/all-sdk-checks.ts';
import { loadScenarios } from '../../../src/sdk/load-scenarios.ts';
import { quotedWords, readPage, sectionsOf } from './read-page.ts';

const page = readPage('docs/sdk.md');
const sections = sectionsOf(page);
const { clauses, scenarios } = loadScenarios();

function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** Finding codes in a source file: every word in quotes that stands where a finding gets its code. */
function codesIn(name: string): readonly string[] {
  const text = readPage(`src/evaluate/sdk/${name}.ts`);
  const places = text.matchAll(
    /sdk(?:Violation|Finding)\(\s*(?:\([^)]*\)|\[[^\]]*\]|[^,[(]|\([^)]*\))*,\s*([^,]*)/g,
  );
  const tables = text.matchAll(/\['(secret-[a-z-]+)'/g);
  return [
    ...[...places].flatMap(([, place = '']) =>
      [...place.matchAll(/'([a-z-]+)'/g)].map(([, code = '']) => code),
    ),
    ...[...tables].map(([, code = '']) => code),
  ];
}

function sorted(words: Iterable<string>): readonly string[] {
  return [...new Set(words)].sort();
}

test('docs/sdk.md has every clause, with its level and sentence, in the order of the document', () => {
  expect(rowsOf(sections.get('Clauses') ?? '')).toEqual(
    clauses.map(({ id, level, says, watches }) => [`\`${id}\``, level, says, watches ? 'every call' : '']),
  );
});

test('docs/sdk.md has every scenario, with its clauses, in the order of the document', () => {
  expect(rowsOf(sections.get('Scenarios') ?? '')).toEqual(
    scenarios.map(({ id, title, slow, clauses: named }) => [
      `\`${id}\``,
      `${title}${slow ? ' (`--slow`)' : ''}`,
      named.join(', '),
    ]),
  );
});

test('every clause has its check, every check its clause', () => {
  expect(clauses.filter(({ check }) => sdkCheckNamed(check) === undefined)).toEqual([]);
  expect(sorted(clauses.map(({ check }) => check))).toEqual(sorted(allSdkChecks.map(({ name }) => name)));
});

const found = new Map(
  (sections.get('Findings') ?? '')
    .split(/^### /m)
    .slice(1)
    .map((part) => [
      part.split('\n', 1)[0]?.trim() ?? '',
      rowsOf(part).flatMap(([code = '']) => quotedWords(code)),
    ]),
);

for (const { name } of allSdkChecks) {
  test(`docs/sdk.md explains the finding codes of ${name}, and no others`, () => {
    const shared = name === 'request-as-given' ? codesIn('request-differences') : [];
    expect(sorted(found.get(name) ?? [])).toEqual(sorted([...codesIn(`checks/${name}`), ...shared]));
  });
}

test("docs/sdk.md explains the findings that are nobody's fault", () => {
  expect(sorted(found.get("Findings that are nobody's fault") ?? [])).toEqual(sorted(codesIn('obstacle')));
});
