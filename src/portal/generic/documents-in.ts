import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { DescriptionSource, MethodDescription } from './method-description.ts';
import { readDescription } from './read-description.ts';

/** How many descriptions are kept in memory; of more, the one read first is read again when it is wanted. */
const maxKept = 500;

/**
 * The documents of a directory, `METHOD.yaml` each. The directory is listed once; a document is read when its method is called first, so that
 * a portal with 1,500 of them starts as fast as one without. No directory is no documents.
 */
export function documentsIn(directory: string): DescriptionSource {
  const names = new Set(namesIn(directory));
  const kept = new Map<string, MethodDescription>();
  const textOf = (name: string) =>
    names.has(name) ? readFileSync(join(directory, `${name}.yaml`), 'utf8') : '';
  return {
    names,
    describe(name) {
      if (!names.has(name)) return undefined;
      const known = kept.get(name);
      if (known !== undefined) return known;
      const read = readFile(join(directory, `${name}.yaml`), name);
      const oldest = kept.size >= maxKept ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(name, read);
      return read;
    },
    isV3: (name) => /\/rest\/api\b|^ {2}envelope: v3$/m.test(textOf(name)),
    scopesOf(name) {
      const text = textOf(name);
      const [, scopes = ''] = /^x-conformance:(?:\n {2}.*)*?\n {2}scope: *(.+)$/m.exec(text) ?? [];
      return scopes.match(/[\w.-]+/g) ?? [];
    },
  };
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
      .filter((file) => file.endsWith('.yaml') && !file.endsWith('.overlay.yaml'))
      .map((file) => file.slice(0, -'.yaml'.length))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function readFile(path: string, name: string): MethodDescription {
  const problem = (text: string) => new Error(`documentsIn: ${path} cannot be answered from: ${text}`);
  let document: unknown;
  try {
    document = parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw problem(error instanceof Error ? error.message : String(error));
  }
  const description = readDescription(document);
  if (description === undefined) throw problem('it has no path');
  if (description.name !== name) throw problem(`it describes ${description.name}`);
  return description;
}
