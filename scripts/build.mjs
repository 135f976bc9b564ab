import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// Compiles src and the conformance cases into dist, from nothing: a spec file that is gone must not be run any more.
const root = join(import.meta.dirname, '..');
process.chdir(root);
rmSync('dist', { recursive: true, force: true });
const compiler = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin',
  'tsc',
);
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

// The page reads its style sheet and its script where it stands; the compiler leaves them behind.
const page = join('src', 'report', 'page');
for (const name of ['page-style.css', 'page-script.js', 'sdk/sdk-style.css'])
  copyFileSync(join(page, name), join('dist', page, name));

// A package has no sources; a report made by it names them by these hashes all the same.
const { sourceList, sourceListFile } = await import('../dist/src/suite-hash.js');
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
