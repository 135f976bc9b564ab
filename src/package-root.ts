import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The directory of this package, found by walking up to the nearest `package.json`. Works from the sources and from `dist/src/`.
 *
 * @returns an absolute path without a trailing separator
 * @throws Error when no `package.json` stands above this file
 */
export function packageRoot(): string {
  known ??= nearestPackage();
  return known;
}

let known: string | undefined;

function nearestPackage(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('packageRoot: no package.json above this file');
    directory = parent;
  }
  return directory;
}

/**
 * The directory below the package that holds the compiled program that is running: `dist`, or `build` in a checkout.
 *
 * @returns an absolute path; null where the program runs from its sources
 */
export function programDirectory(): string | null {
  const root = packageRoot();
  const [directory = 'src'] = relative(root, fileURLToPath(import.meta.url)).split(sep);
  return directory === 'src' ? null : join(root, directory);
}
