import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { describedMethods, documentFile } from '../../src/contract/editions.ts';
import { packageRoot } from '../../src/package-root.ts';
import { linksOf } from './docs/read-page.ts';

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

let files: readonly string[];

test.beforeAll(async () => {
  const args = ['pack', '--dry-run', '--ignore-scripts', '--offline', '--json'];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: packageRoot() });
  const [packed] = Object.values(JSON.parse(stdout) as readonly Packed[]);
  files = packed?.files.map(({ path }) => path).sort() ?? [];
});

/** The declaration files that another one imports. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(packageRoot(), file), 'utf8');
  return [...text.matchAll(/from '(\.{1,2}\/[^']+)\.[jt]sx?'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), `${path}.d.ts`)),
  );
}

test('the package has fewer than 500 files, and its entries are among them', () => {
  expect(files.length).toBeLessThan(500);
  expect(files).toEqual(
    expect.arrayContaining([
      'dist/playwright.config.js',
      'dist/sources.sha256',
      'dist/src/api.d.ts',
      'dist/src/api.js',
      'dist/src/cli.js',
      'dist/src/report/text/playwright-reporter.js',
      'reports/evidence.schema.json',
      'reports/report.schema.json',
      'spec/envelope.yaml',
      'tests/sdk/adapters/reference.mjs',
    ]),
  );
});

test('what the pages of the package link to is in the package', () => {
  const pages = files.filter((file) => file.endsWith('.md') && !file.startsWith('spec/pages/'));
  const missing = pages.flatMap((page) =>
    linksOf(page)
      .map(([path]) => path)
      .filter((path) => !files.some((file) => file === path || file.startsWith(join(path, '/'))))
      .map((path) => `${page}: ${path}`),
  );
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/guides/ci.md', 'reports/README.md']));
  expect(missing).toEqual([]);
});

test('the package has the document of every method, and no imported one that a curated one replaces', () => {
  const documents = describedMethods().map((method) => relative(packageRoot(), documentFile(method)));
  const packed = files.filter((file) => /^spec\/(?:methods|imported)\//.test(file));
  expect(packed).toEqual([...documents].sort());
});

test('the package has no sources, no results of tests, no maps and no caches of Python', () => {
  const unwanted = /^src\/|^build\/|mutants|\.map$|\.test\.|\.tsbuildinfo$|__pycache__/;
  expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  const { files: listed } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    readonly files: readonly string[];
  };
  // Python writes them beside the adapters, and npm does not heed .gitignore there.
  expect(listed).toContain('!**/__pycache__');
});

test('every declaration file is reached from an exported entry, and none is missing', () => {
  const reached = ['dist/src/api.d.ts', 'dist/src/playwright.d.ts'];
  for (const file of reached)
    reached.push(...importsOf(file).filter((imported) => !reached.includes(imported)));
  expect(files.filter((file) => file.endsWith('.d.ts'))).toEqual([...new Set(reached)].sort());
});

test('every file that a bundled module imports is in the package', () => {
  const missing = files
    .filter((file) => file.startsWith('dist/') && file.endsWith('.js'))
    .flatMap((file) => {
      const text = readFileSync(join(packageRoot(), file), 'utf8');
      const imports = text.matchAll(/(?:\bfrom |\bimport |\bimport\()"(\.{1,2}\/[^"]+)"/g);
      return [...imports].map(([, path = '']) => normalize(join(dirname(file), path)));
    })
    .filter((file) => !files.includes(file) || !existsSync(join(packageRoot(), file)));
  expect(missing).toEqual([]);
});

test('what the package imports by name is a dependency, and every dependency is imported', () => {
  const { dependencies } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const names = files
    .filter((file) => file.startsWith('dist/') && /\.(?:js|d\.ts)$/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(packageRoot(), file), 'utf8').matchAll(
        /(?:\bfrom |^import |\bimport\(|\bimport\.meta\.resolve\()["']([^."'][^"']*)["']/gm,
      ),
    ])
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('node:'))
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
  expect([...new Set(names)].sort()).toEqual(Object.keys(dependencies).sort());
});
