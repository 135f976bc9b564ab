import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readShared, type SourceDocument } from './read-document.ts';

/** The files that the references in a value name, as they name them. */
function* filesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, item] of Object.entries(value)) {
    if (name !== '$ref' || typeof item !== 'string') yield* filesIn(item);
    else if (!item.startsWith('#')) yield item.split('#', 1)[0] ?? '';
  }
}

/**
 * The documents that a document refers to, and those that these refer to, by the names in the references. All of them
 * are in folders beside each other, so that a name means the same in each.
 * @throws {ContractError} where one of them cannot be read
 */
export function referencedDocuments(
  source: SourceDocument,
  directory: string,
): Readonly<Record<string, SourceDocument>> {
  const found: Record<string, SourceDocument> = {};
  const visit = ({ value }: SourceDocument): void => {
    for (const name of filesIn(value)) {
      if (found[name] !== undefined) continue;
      const file = join(directory, name);
      // What is elsewhere, or nowhere, is said where the reference stands.
      if (!existsSync(file) || relative(dirname(directory), file).startsWith('..')) continue;
      const document = readShared(relative(process.cwd(), file) || file);
      found[name] = document;
      visit(document);
    }
  };
  visit(source);
  return found;
}
