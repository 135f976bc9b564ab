import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { stringify } from 'yaml';
import { describedMethods } from '../../../src/contract/editions.ts';
import { importSources } from '../../../src/import/import-sources.ts';
import { readSources } from '../../../src/import/source/read-sources.ts';
import { writeImported } from '../../../src/import/write-imported.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { commitAll, git, samplePage, writeFiles } from './sample-docs.ts';

const folder = (name: string) => test.info().outputPath(name);
const pages = {
  'api/orchard-tree-get.md': samplePage({ method: 'orchard.tree.get' }),
  'api/orchard-tree-list.md': samplePage({ method: 'orchard.tree.list', required: [] }),
};

function docs(): string {
  writeFiles(folder('docs'), pages);
  return folder('docs');
}

function vendorFile(change: object = {}): string {
  return JSON.stringify({
    $v: 1,
    method: 'orchard.tree.get',
    scope: 'orchard',
    kind: 'read',
    params: [{ name: 'ID', base: 'integer', required: true }],
    resultExample: { result: { ID: '7' } },
    ...change,
  });
}

test('a checkout gives its commit to each clause, and its month to the edition', () => {
  const commit = commitAll(docs());
  const [document] = importSources([folder('docs')], {}, { only: 'orchard.tree.get' }).documents;

  expect(document?.value).toMatchObject({
    info: { version: '2026-08' },
    'x-conformance': { page: { commit, path: 'api/orchard-tree-get.md' } },
  });
});

test('a bare repository is read without a checkout', () => {
  commitAll(docs());
  git(folder('docs'), 'clone', '--quiet', '--bare', '.', folder('bare.git'));

  expect(readSources([folder('bare.git')], {}).methods.map(({ method }) => method)).toEqual([
    'orchard.tree.get',
    'orchard.tree.list',
  ]);
});

test('a folder in a project of somebody else is no checkout: its facts are of no commit', () => {
  commitAll(docs());
  writeFiles(folder('docs'), { 'unpacked/orchard-bush-get.md': samplePage({ method: 'orchard.bush.get' }) });

  expect(readSources([join(folder('docs'), 'unpacked')], {}).commit).toBeNull();
});

test('the vendor knows parameters, scope and effect, the pages codes and lines; what differs is noted', () => {
  writeFiles(folder('vendor'), {
    '_assets/simulator/spec/methods/orchard.tree.get.json': vendorFile({
      kind: 'write',
      params: [
        { name: 'ID', base: 'string', required: false },
        { name: 'DEEP', base: 'boolean', required: false },
      ],
    }),
  });
  const [document] = importSources(
    [docs(), folder('vendor')],
    {},
    { only: 'orchard.tree.get', edition: '2026-08' },
  ).documents;

  expect(document?.value).toMatchObject({
    'x-conformance': { effect: 'changes' },
    'x-import': {
      differences: [
        "Whether ID is required: the page and the vendor's file differ.",
        "The type of ID: integer, string; the page and the vendor's file differ.",
        "Only the vendor's file has the parameter DEEP.",
      ],
    },
  });
  expect(document?.text).toContain('ID: { type: [ string, integer ] }');
});

test("the vendor's files alone give documents, of parameters and an example", () => {
  writeFiles(folder('vendor'), {
    'methods/orchard.tree.get.json': vendorFile(),
    'methods/broken.tree.json': '{',
  });
  const imported = importSources([folder('vendor')], {}, { edition: '2026-08' });

  expect(imported.documents.map(({ path }) => path)).toEqual(['orchard.tree.get.yaml']);
  expect(imported.leftOut.map(({ path }) => path)).toEqual(['methods/broken.tree.json']);
});

test('names with characters that nobody sees are not read, because they are printed', () => {
  writeFiles(folder('vendor'), {
    'methods/orchard.tree.get.json': vendorFile(),
    'methods/orchard.tree.cut.json': vendorFile({ params: [{ name: 'A\u009b31m' }] }),
  });
  writeFiles(folder('docs'), { ...pages, 'api/orchard\u202e.md': '# Trees' });
  const schema = { properties: { ID: {}, 'B\u001b[2J': {} } };
  const post = { requestBody: { content: { 'application/json': { schema } } } };
  writeFileSync(
    folder('openapi.json'),
    JSON.stringify({ openapi: '3.0.0', paths: { '/orchard.bush.get': { post } } }),
  );
  const { methods, leftOut } = readSources([folder('vendor'), folder('docs'), folder('openapi.json')], {});

  expect(leftOut.map(({ path }) => path)).toEqual(['methods/orchard.tree.cut.json']);
  expect(
    methods.map(({ method, parameters }) => [method, ...parameters.map(({ name }) => name)].join(' ')).sort(),
  ).toEqual(['orchard.bush.get ID', 'orchard.tree.get ID', 'orchard.tree.list']);
});

test('what a portal says of its REST 3.0 is written apart, because its envelope is another', async () => {
  const portal = await startPortal({ generation: '2026-08' });
  const response = await fetch(
    `${portal.webhookUrl.replace('/rest/', '/rest/api/')}rest.documentation.openapi`,
    {
      method: 'POST',
    },
  );
  writeFileSync(folder('openapi.json'), await response.text());
  await portal.close();
  const { documents } = importSources([folder('openapi.json')], {}, { edition: '2026-08' });

  expect(documents.length).toBeGreaterThan(3);
  expect(documents.filter(({ path }) => !path.startsWith('v3/'))).toEqual([]);
});

const unusable: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, says: string]>> = {
  nothing: [{ 'readme.txt': 'x' }, 'holds neither pages (*.md) nor'],
  'articles only': [{ 'a.md': '# Trees' }, 'No method was found'],
};
for (const [what, [files, says]] of Object.entries(unusable))
  test(`a folder with ${what} is refused, and says what is wanted`, () => {
    writeFiles(folder('source'), files);
    expect(() => readSources([folder('source')], {})).toThrow(says);
  });

for (const [text, says] of [
  ['https://portal.example/rest/1/secret/', 'file.json cannot be read as JSON. Save'],
  ['{"swagger":"2.0"}', 'is no OpenAPI 3 document'],
] as const)
  test(`the file ${text} is refused`, () => {
    writeFileSync(folder('file.json'), text);
    expect(() => readSources([folder('file.json')], {})).toThrow(says);
  });

test('a commit that the repository does not have is refused', () => {
  commitAll(docs());
  expect(() => readSources([folder('docs')], { at: 'v9' })).toThrow('has no commit v9');
});

test('an import replaces what an earlier one has made, and nothing else', () => {
  const out = folder('imported');
  mkdirSync(out);
  writeFiles(out, {
    'orchard.tree.cut.yaml': '# Made by `b24-conformance import`.\n',
    'orchard.own.yaml': 'openapi: 3.1.0\n',
  });
  const imported = importSources([docs()], {}, { edition: '2026-08' });

  expect(writeImported(imported, out)).toEqual(['orchard.tree.cut.yaml']);
  expect(existsSync(join(out, 'orchard.own.yaml'))).toBe(true);
  writeFileSync(join(out, 'orchard.tree.get.yaml'), stringify({ openapi: '3.1.0' }));
  expect(() => writeImported(imported, out)).toThrow('was not made by an import');
  expect(readFileSync(join(out, 'orchard.tree.get.yaml'), 'utf8')).toBe('openapi: 3.1.0\n');
});

test('methods that are described by hand are not described a second time', () => {
  const methods = describedMethods();
  expect(methods.filter((method, index) => methods.indexOf(method) !== index)).toEqual([]);
});
