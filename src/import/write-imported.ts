import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeByImport } from './document/document-text.ts';
import { ImportError } from './import-error.ts';
import { type Imported, isNamed } from './import-sources.ts';

/** Whether a file is one that the import has made: only such a file is replaced or removed. */
function isOwn(file: string): boolean {
  return readFileSync(file, 'utf8').startsWith(madeByImport);
}

/** The documents that an earlier import has left in a folder, by path with `/`. */
function earlierIn(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^(?:v3\/)?[a-z][\w.]*\.yaml$/i.test(name) && isOwn(join(directory, name)));
}

/**
 * Writes documents into a folder, and removes those of an earlier import that the sources no longer give.
 *
 * @param only the pattern of the import: what it does not name stays
 * @returns the files that were removed
 * @throws {ImportError} where a file of that name is not one of the import's own
 */
export function writeImported({ documents }: Imported, directory: string, only?: string): readonly string[] {
  const foreign = documents.find(
    ({ path }) => existsSync(join(directory, path)) && !isOwn(join(directory, path)),
  );
  if (foreign !== undefined)
    throw new ImportError(
      `${join(directory, foreign.path)} was not made by an import, and is not replaced. Give another folder by --out.`,
    );
  mkdirSync(directory, { recursive: true });
  if (documents.some(({ isV3 }) => isV3)) mkdirSync(join(directory, 'v3'), { recursive: true });
  const kept = new Set(documents.map(({ path }) => path));
  const removed = earlierIn(directory).filter((name) => {
    const method = name.replace(/^v3\/|\.yaml$/g, '');
    return !kept.has(name) && isNamed(method, only);
  });
  for (const name of removed) rmSync(join(directory, name));
  for (const { path, text } of documents) writeFileSync(join(directory, path), text);
  return removed;
}
