import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../src/package-root.ts';
import { checkPackage } from '../../src/sdk/package/check-package.ts';
import { packageFrom } from '../../src/sdk/package/manifest.ts';
import { nodeVersionsResult } from '../../src/sdk/package/node-versions.ts';

test.describe.configure({ mode: 'parallel', timeout: 120_000 });

type Files = Readonly<Record<string, string>>;

/** Writes packages into a project, each with its files, and gives the first of them. */
function project(packages: Readonly<Record<string, readonly [manifest: object, files: Files]>>) {
  const place = test.info().outputPath('project');
  for (const [name, [manifest, files]] of Object.entries(packages)) {
    const all = { 'package.json': JSON.stringify({ name, version: '1.0.0', ...manifest }), ...files };
    for (const [file, text] of Object.entries(all)) {
      const path = join(place, 'node_modules', name, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
  const found = packageFrom(place, Object.keys(packages)[0] ?? '');
  if (found === null) throw new Error('The project has no package.');
  return { place, found };
}

/** The verdict and the words of each clause. */
function checked(packages: Parameters<typeof project>[0]): Readonly<Record<string, string>> {
  const { place, found } = project(packages);
  const results = checkPackage(found, place, process.env['PATH'] ?? '');
  return Object.fromEntries(results.map(({ clause, verdict, says }) => [clause, `${verdict}: ${says}`]));
}

const helper = ['helper', [{}, { 'index.js': 'exports.one = 1;' }]] as const;

test('a package that declares everything passes, in both kinds of modules @full', () => {
  const exports = {
    '.': {
      types: './index.d.ts',
      import: './index.mjs',
      require: './index.cjs',
    },
  };
  expect(
    checked({
      sound: [
        { exports, engines: { node: '>=18' }, dependencies: { helper: '1.0.0' } },
        {
          'index.mjs': "import helper from 'helper'; export const one = helper.one;",
          'index.cjs': "exports.one = require('helper').one;",
          'index.d.ts': 'export declare const one: number;',
        },
      ],
      [helper[0]]: helper[1],
    }),
  ).toEqual({
    'declares-dependencies': 'pass: It loads with what it declares and nothing else.',
    'loads-as-module': 'pass: It loads.',
    'loads-as-commonjs': 'pass: It loads.',
    'node-versions-hold': 'pass: It declares Node >=18, and so does all that it depends on.',
    'types-compile': expect.stringMatching(/^pass: They compile with TypeScript/),
  });
});

test('a dependency that is installed but not declared is found', () => {
  const found = checked({
    careless: [{ main: 'index.js' }, { 'index.js': "exports.one = require('helper').one;" }],
    [helper[0]]: helper[1],
  });
  expect(found['declares-dependencies']).toBe(
    'fail: It imports helper, which its package.json does not declare.',
  );
  expect(found['loads-as-commonjs']).toBe('inconclusive: It needs helper, which is not there.');
});

test('a declared dependency that is not installed here leaves the package unjudged', () => {
  expect(checked({ incomplete: [{ dependencies: { helper: '1.0.0' } }, { 'index.js': '' }] })).toEqual({
    'declares-dependencies':
      'inconclusive: These declared dependencies are not installed here: helper of incomplete.',
  });
});

test('a package that only one kind of modules can load is found where it promises both', () => {
  const exports = { '.': { import: './index.mjs', require: './gone.cjs' } };
  const found = checked({ half: [{ exports }, { 'index.mjs': 'export const one = 1;' }] });
  expect(found['loads-as-module']).toBe('pass: It loads.');
  expect(found['loads-as-commonjs']).toMatch(/^fail: Cannot find module '.*gone\.cjs'/);
  const modern = checked({ modern: [{ type: 'module', exports: './index.mjs' }, { 'index.mjs': '' }] });
  expect(modern['loads-as-commonjs']).toBe('not-run: It is for ECMAScript modules only.');
});

test('a package whose module throws is found', () => {
  const found = checked({ throws: [{ main: 'a.js' }, { 'a.js': 'undefined.member' }] });
  expect(found['loads-as-module']).toMatch(/^fail: Cannot read properties of undefined/);
  expect(found['declares-dependencies']).toBe(
    'inconclusive: It does not load to its end, so what it would import further on is not known.',
  );
});

test('types that do not compile in strict mode are found, and those of dependencies are not counted @full', () => {
  const types = { types: 'index.d.ts', main: 'index.js' };
  const broken = checked({
    broken: [types, { 'index.js': '', 'index.d.ts': "export { one } from 'helper-types';" }],
  });
  expect(broken['types-compile']).toMatch(/^fail: node_modules\/broken\/index\.d\.ts\(1,\d+\): error TS2307/);
  const borrowed = checked({
    fine: [
      { ...types, dependencies: { helper: '1.0.0' } },
      { 'index.js': '', 'index.d.ts': "export { one } from 'helper';" },
    ],
    helper: [types, { 'index.js': '', 'index.d.ts': 'export declare const one: Gone;' }],
  });
  expect(borrowed['types-compile']).toBe('pass: They compile; 1 errors are in dependencies.');
});

test('versions of Node that a dependency does not run on are found', () => {
  const found = checked({
    young: [{ engines: { node: '>=14' }, dependencies: { old: '1.0.0' } }, { 'index.js': '' }],
    old: [{ engines: { node: '^18 || >=20' } }, { 'index.js': '' }],
  });
  expect(found['node-versions-hold']).toBe('fail: It declares Node >=14, but old@1.0.0 needs ^18 || >=20.');
});

test('the Node that runs is named where the package does not declare it', () => {
  const manifest = { name: 'future', version: '1.0.0', engines: { node: '>=99' } };
  expect(nodeVersionsResult({ directory: '', manifest }, [], 'v20.19.0').says).toBe(
    'It declares Node >=99, and so does all that it depends on. v20.19.0, on which it was loaded here, is none of them.',
  );
  const odd = { ...manifest, engines: { node: 'newest' } };
  expect(nodeVersionsResult({ directory: '', manifest: odd }, []).verdict).toBe('fail');
});

/** What is known of the packages that come with the suite. */
const known: Readonly<Record<string, readonly string[]>> = {
  'bitrix-rest-api': ['declares-dependencies', 'loads-as-module', 'loads-as-commonjs'],
  'b24jssdk-1.0.1': ['types-compile'],
  'b24jssdk-2.2.0': [],
};

for (const [name, clauses] of Object.entries(known))
  test(`the package of ${name} alone has the defects that are known @full`, () => {
    const found = packageFrom(packageRoot(), name);
    test.skip(found === null, `${name} is not installed`);
    if (found === null) return;
    const results = checkPackage(found, packageRoot(), process.env['PATH'] ?? '');
    const wrong = results.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive');
    expect(wrong.map(({ clause }) => clause)).toEqual(clauses);
  });
