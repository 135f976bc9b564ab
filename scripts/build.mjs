import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bundle } from './bundle.mjs';
import { copyDeclarations } from './declarations.mjs';

// Makes two directories, each from nothing, so that nothing of a deleted source is left:
// `build` has every source and test, checked and compiled file by file, for tests and benchmarks;
// `dist` is what the package ships: the entries bundled, and the declarations that they reach.
const root = join(import.meta.dirname, '..');
process.chdir(root);
for (const directory of ['build', 'dist']) rmSync(directory, { recursive: true, force: true });
const compiler = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin',
  'tsc',
);
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const cases = readdirSync(join('build', 'tests', 'conformance')).filter((name) => name.endsWith('.spec.js'));
const entries = [
  'src/cli.js',
  'src/api.js',
  'src/report/text/playwright-reporter.js',
  'src/playwright.js',
  'src/playwright/keeper.js',
  'src/playwright/projects-reporter.js',
  'playwright.config.js',
  'tests/conformance/global-setup.js',
  'tests/conformance/projects/set-up.js',
  'tests/conformance/projects/report.js',
  ...cases.map((name) => `tests/conformance/${name}`),
];
const chunks = await bundle('build', 'dist', entries);
for (const entry of ['src/api.d.ts', 'src/playwright.d.ts']) copyDeclarations('build', 'dist', entry);

// The page reads its style sheets and its script beside its module; the compiler leaves them behind.
const page = join('src', 'report', 'page');
for (const name of ['page-style.css', 'page-script.js', 'sdk/sdk-style.css'])
  for (const directory of [join('build', page), chunks]) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    copyFileSync(join(page, name), join(directory, name));
  }

// Reading and validating the documents takes longer than the smallest run. The hash in each file says of which documents it was made.
const { loadContract } = await import('../build/src/contract/load-contract.js');
const { describedMethods, editions, isImported } = await import('../build/src/contract/editions.js');
const { knownContract, preparedLine, textOfContract } = await import(
  '../build/src/contract/known-contracts.js'
);
// Those that `import` has made are many, and small: each is read in a few milliseconds.
const byHand = describedMethods().filter((method) => !isImported(method));
const addresses = byHand.flatMap((method) => editions(method).map((edition) => ({ method, edition })));
const lines = [];
for (const address of addresses) {
  await loadContract(address);
  const text = textOfContract(knownContract({ ...address, directory: join(root, 'spec') }));
  lines.push(preparedLine(address, text));
}
for (const directory of ['build', 'dist']) writeFileSync(join(directory, 'contracts.txt'), lines.join(''));

// A package has no sources; a report made by it names them by these hashes all the same.
const { sourceList, sourceListFile } = await import('../build/src/suite-hash.js');
writeFileSync(sourceListFile, sourceList());

// In a checkout nobody links the command for `npx b24-conformance`, as an installation does.
const command = join('dist', 'src', 'cli.js');
chmodSync(command, 0o755);
if (process.platform !== 'win32') {
  const link = join('node_modules', '.bin', 'b24-conformance');
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', command), link);
}
