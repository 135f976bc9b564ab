import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The directory of this package, found by walking up to the nearest `package.json`. Works from the sources and from `dist/src/`.
 *
 * @returns an absolute path without a trailing separator
 * @throws Error when no `package.json` stands above this file
 */
export function packageRoot(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('packageRoot: no package.json above this file');
    directory = parent;
  }
  return directory;
}
