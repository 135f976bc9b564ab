import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.ts';

/** Where a package that comes without sources keeps their hashes: written when it is built. */
export const sourceListFile = join('dist', 'sources.sha256');

function hashOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function listed(root: string, folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${hashOf(readFileSync(file))}  ${file.slice(root.length + 1).replaceAll('\\', '/')}\n`)
    .sort((one, other) => (one.slice(66) < other.slice(66) ? -1 : 1))
    .join('');
}

/** The sources of the suite and their hashes, in the form that `sha256sum --check` reads. */
export function sourceList(root = packageRoot()): string {
  return existsSync(join(root, 'src'))
    ? listed(root, 'src')
    : readFileSync(join(root, sourceListFile), 'utf8');
}

let known: string | null = null;

/**
 * SHA-256 (hex) over the sources of this suite and its documents under `spec/`: the same whether the sources are run or
 * what was compiled of them. Read once a process.
 */
export function suiteHash(): string {
  known ??= hashOf(`${sourceList()}${listed(packageRoot(), 'spec')}`);
  return known;
}
