import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FoundPackage, packageFrom } from './manifest.ts';
import type { PackageResult } from './package-finding.ts';

const clause = 'types-compile';

/** Milliseconds to compile: most packages take two seconds. */
const compileMs = 120_000;
const maxErrors = 3;

function hasTypes({ directory, manifest }: FoundPackage): boolean {
  const { types, typings, exports } = manifest;
  return (
    types !== undefined ||
    typings !== undefined ||
    JSON.stringify(exports ?? '').includes('"types"') ||
    existsSync(join(directory, 'index.d.ts'))
  );
}

const compilerOptions = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: [],
};

/**
 * Compiles a program that imports a package, in strict mode, with the TypeScript that is installed in the project. What Node's own types define may be
 * used without being declared, because every program that uses a package on a server has them.
 *
 * @param directory the folder in which the package stands alone
 * @param places directories from which TypeScript is looked for
 */
export function typesResult(
  found: FoundPackage,
  directory: string,
  places: readonly string[],
): PackageResult {
  if (!hasTypes(found)) return { clause, verdict: 'not-run', says: 'It has no types.' };
  const find = (name: string) =>
    places.map((place) => packageFrom(place, name)).find((one) => one !== null) ?? null;
  const typescript = find('typescript');
  if (typescript === null)
    return {
      clause,
      verdict: 'inconclusive',
      says: 'TypeScript is not installed: npm install --save-dev typescript',
    };
  const nodeTypes = find('@types/node');
  const own = join(directory, 'node_modules', '@types', 'node');
  const borrowed = nodeTypes === null || existsSync(own) ? [] : [nodeTypes];
  for (const { directory: source } of borrowed) {
    cpSync(source, own, { recursive: true, dereference: true });
    const undici = packageFrom(source, 'undici-types');
    if (undici !== null)
      cpSync(undici.directory, join(directory, 'node_modules', 'undici-types'), {
        recursive: true,
        dereference: true,
      });
  }
  const types = nodeTypes === null ? [] : ['node'];
  writeFileSync(
    join(directory, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, types }, files: ['use.mts'] }),
  );
  writeFileSync(
    join(directory, 'use.mts'),
    `import * as sdk from ${JSON.stringify(found.manifest.name)};\nexport const names = Object.keys(sdk);\n`,
  );
  const { status, stdout, error } = spawnSync(
    process.execPath,
    [join(typescript.directory, 'bin', 'tsc'), '--pretty', 'false', '-p', 'tsconfig.json'],
    { cwd: directory, encoding: 'utf8', timeout: compileMs },
  );
  if (status === 0)
    return { clause, verdict: 'pass', says: `They compile with TypeScript ${typescript.manifest.version}.` };
  const lines = (stdout ?? '').split('\n').filter((line) => / error TS\d+/.test(line));
  // What stands in a dependency is not the package's to mend.
  const errors = lines.filter(
    (line) => line.startsWith('use.mts') || line.includes(`node_modules/${found.manifest.name}/`),
  );
  if (lines.length === 0)
    return {
      clause,
      verdict: 'inconclusive',
      says: `TypeScript failed: ${error?.message ?? stdout.slice(0, 200)}`,
    };
  if (errors.length === 0)
    return { clause, verdict: 'pass', says: `They compile; ${lines.length} errors are in dependencies.` };
  const more = errors.length > maxErrors ? ` (and ${errors.length - maxErrors} more)` : '';
  return { clause, verdict: 'fail', says: `${errors.slice(0, maxErrors).join(' ')}${more}` };
}
