import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../src/package-root.ts';

const source = join(packageRoot(), 'src');

/** What each folder of src may import beside itself: only what stands before it in the flow of data. */
const borders: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  plan: ['contract'],
  exchange: ['contract', 'plan'],
  evaluate: ['contract', 'plan', 'exchange', 'sdk'],
  report: ['contract', 'plan', 'exchange', 'evaluate', 'sdk'],
  portal: ['contract'],
  sdk: ['contract', 'exchange', 'portal'],
  settings: ['contract', 'exchange'],
  import: ['contract'],
  run: ['contract', 'plan', 'exchange', 'evaluate', 'report', 'portal', 'settings', 'sdk'],
  traffic: ['contract', 'plan', 'exchange', 'evaluate', 'report', 'portal', 'run'],
  api: ['contract', 'plan', 'exchange', 'evaluate', 'report', 'portal', 'run'],
  playwright: ['contract', 'evaluate', 'exchange', 'report', 'run', 'traffic', 'playwright'],
  cli: [
    'contract',
    'plan',
    'exchange',
    'evaluate',
    'report',
    'portal',
    'settings',
    'run',
    'sdk',
    'import',
    'traffic',
  ],
};

function sources(directory = source): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(directory, name));
}

/** The folder of a source file; files at the top stand for themselves, without their ending. */
function folderOf(file: string): string {
  return relative(source, file).split('/')[0]?.replace(/\.ts$/, '') ?? '';
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/from '(\.{1,2}\/[^']+)'/g)].map(([, path = '']) => resolve(dirname(file), path));
}

test('data flows one way: a folder imports only what stands before it', () => {
  const everywhere = [
    'did-you-mean',
    'open-regular-file',
    'package-root',
    'read-text-file',
    'suite-hash',
    'suite-version',
  ];
  const crossings = sources().flatMap((file) => {
    const allowed = borders[folderOf(file)];
    if (allowed === undefined) return [];
    return importsOf(file)
      .map(folderOf)
      .filter(
        (folder) => folder !== folderOf(file) && !allowed.includes(folder) && !everywhere.includes(folder),
      )
      .map((folder) => `${relative(source, file)} imports ${folder}`);
  });
  expect(crossings).toEqual([]);
});

test('every folder of src has a border', () => {
  const folders = new Set(
    sources()
      .filter((file) => relative(source, file).includes('/'))
      .map(folderOf),
  );
  expect([...folders].filter((folder) => borders[folder] === undefined)).toEqual([]);
});

test('only programs read the environment', () => {
  const readers = sources()
    .filter((file) => folderOf(file) !== 'cli')
    .filter((file) =>
      /process\.env\b(?!\[flipVariable\] =)/.test(
        readFileSync(file, 'utf8').replaceAll(/\/\*\*[\s\S]*?\*\//g, ''),
      ),
    )
    .map((file) => relative(source, file));
  // NO_COLOR is the terminal's affair, asked where colours are chosen.
  // Playwright's processes share nothing else with one another, and the keeper of a run is a program of its own.
  expect(readers).toEqual([
    'playwright/keeper.ts',
    'playwright/projects-directory.ts',
    'report/text/playwright-reporter.ts',
  ]);
});

test('a promise is said in the document only: no documented code stands in src outside the portal', () => {
  const codes = /\b(DIALOG_ID_EMPTY|CHAT_ID_EMPTY|ACCESS_ERROR|INVALID_CREDENTIALS|ERROR_METHOD_NOT_FOUND)\b/;
  const breaches = sources()
    .filter((file) => folderOf(file) !== 'portal')
    .filter((file) => codes.test(readFileSync(file, 'utf8').replaceAll(/\/\*\*[\s\S]*?\*\//g, '')))
    .map((file) => relative(source, file));
  expect(breaches).toEqual([]);
});

test('every exported thing says what it is', () => {
  const silent = sources()
    .filter((file) => !file.includes('/generated/'))
    .flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      return lines.flatMap((line, index) => {
        if (!/^export (default )?(async )?(function|const|class|interface|type) ?\*? ?\w/.test(line))
          return [];
        return lines[index - 1]?.trim().endsWith('*/') ? [] : [`${relative(source, file)}:${index + 1}`];
      });
    });
  expect(silent).toEqual([]);
});

test('names say what files hold', () => {
  const vague = /^(utils?|helpers?|types|misc|common|index)\.tsx?$/;
  expect(sources().filter((file) => vague.test(file.split('/').at(-1) ?? ''))).toEqual([]);
});

/** The longest file of src that can still be read in one sitting. What a generator makes is not read. */
const maxLines = 200;
/** Half of the files of src are shorter. */
const maxMedian = 60;
/** The most files that a folder of src lists without a level more. */
const maxFiles = 25;

function lengths(): readonly { readonly file: string; readonly lines: number }[] {
  return sources()
    .filter((file) => !file.includes('/generated/'))
    .map((file) => ({
      file: relative(source, file),
      lines: readFileSync(file, 'utf8').split('\n').length - 1,
    }));
}

test(`no file of src is longer than ${maxLines} lines`, () => {
  expect(lengths().filter(({ lines }) => lines > maxLines)).toEqual([]);
});

test(`the median of the files of src is shorter than ${maxMedian} lines`, () => {
  const sorted = lengths()
    .map(({ lines }) => lines)
    .sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(maxMedian);
});

test(`no folder of src holds more than ${maxFiles} files`, () => {
  const entries = readdirSync(source, { recursive: true, withFileTypes: true });
  const full = [
    source,
    ...entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name)),
  ]
    .map((path) => ({
      folder: relative(source, path),
      files: entries.filter((entry) => entry.isFile() && entry.parentPath === path).length,
    }))
    .filter(({ files }) => files > maxFiles);
  expect(full).toEqual([]);
});

test(`no folder of tests holds more than ${maxFiles} files`, () => {
  const tests = join(packageRoot(), 'tests');
  // The loader lists this folder whole: one file is one subject, and there is nothing to group them by.
  const flat = ['sdk/subjects', 'sdk/adapters'];
  const counts = new Map<string, number>();
  for (const entry of readdirSync(tests, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const folder = relative(tests, entry.parentPath);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  expect([...counts].filter(([folder, files]) => files > maxFiles && !flat.includes(folder))).toEqual([]);
});

test('what benchmarks and scripts import of the build is made of a file of src', () => {
  const programs = ['bench', 'scripts'].flatMap((folder) =>
    readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.mjs'))
      .map((name) => join(packageRoot(), folder, name)),
  );
  const gone = programs.flatMap((program) =>
    [...readFileSync(program, 'utf8').matchAll(/'\.[./]*\/build\/src\/([^']+)\.js'/g)]
      .map(([, name = '']) => name)
      .filter((name) => !existsSync(join(source, `${name}.ts`)) && !existsSync(join(source, `${name}.tsx`)))
      .map((name) => `${relative(packageRoot(), program)} imports ${name}`),
  );
  expect(gone).toEqual([]);
});
