import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Subject } from './subject.ts';

/** A package that somebody works on: where it begins, and what it is called. */
interface WorkingCopy {
  readonly directory: string;
  readonly name: string;
}

/** Files by which a package says its name, each with how it does. */
const manifests: readonly (readonly [file: string, nameIn: (text: string) => string | null])[] = [
  ['package.json', nameInJson],
  ['composer.json', nameInJson],
  ['pyproject.toml', (text) => /^\s*name\s*=\s*["']([^"']+)["']/m.exec(text)?.[1] ?? null],
  // CRest is two files without a manifest.
  ['crest.php', () => 'bitrix-tools/crest'],
  ['src/crest.php', () => 'bitrix-tools/crest'],
  ['bx24.js', () => 'bx24.js'],
];

function nameInJson(text: string): string | null {
  try {
    const { name } = JSON.parse(text) as { readonly name?: unknown };
    return typeof name === 'string' ? name : null;
  } catch {
    return null;
  }
}

function namesIn(directory: string): readonly string[] {
  return manifests.flatMap(([file, nameIn]) => {
    const path = join(directory, file);
    const name = existsSync(path) ? nameIn(readFileSync(path, 'utf8')) : null;
    return name === null ? [] : [name];
  });
}

/** The packages that a directory is or lies in, the nearest first: of a folder such as `dist` it is the one around it. */
function packagesAround(directory: string): readonly WorkingCopy[] {
  const own = namesIn(directory).map((name) => ({ directory, name }));
  const parent = dirname(directory);
  return parent === directory ? own : [...own, ...packagesAround(parent)];
}

/**
 * The subject of a working copy: the adapter that comes with the suite for the package of that name, told to load it from there.
 *
 * @param place directory of the working copy, or of its build, as a person named it
 * @param shipped subjects that come with the suite
 * @returns the subject, or the names that were found instead: none of them has an adapter
 */
export function workingCopySubject(place: string, shipped: readonly Subject[]): Subject | readonly string[] {
  const around = packagesAround(resolve(place));
  for (const { directory, name } of around) {
    const known = shipped.find((subject) => subject.package === name);
    if (known === undefined) continue;
    const path = relative(process.cwd(), directory);
    const shown = path.startsWith('..') ? path : `./${path}`;
    return {
      ...known,
      name: `${known.name}-working-copy`,
      title: `${name}, working copy`,
      isDefault: false,
      package: shown,
      workingCopy: directory,
      file: shown,
    };
  }
  return around.map(({ name }) => name);
}
