import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { readDocument } from './document/read-document.ts';
import { valueAt } from './pointer.ts';

/** Which document is judged by: a REST method and an edition of its documentation. They always travel together. */
export interface Address {
  /** The REST method, e.g. `im.dialog.writing`. */
  readonly method: string;
  /** The edition of its documentation, e.g. `2024-12`. */
  readonly edition: string;
}

/** Base editions by file: a process that plans many methods asks for each several times. */
const baseEditions = new Map<string, string>();

const documentSuffix = '.yaml';
const overlaySuffix = '.overlay.yaml';

/** The directory that holds what is promised. */
export function specDirectory(): string {
  return join(packageRoot(), 'spec');
}

/** The folders of documents: what is written by hand stands before what `import` makes of the official docs. */
const folders = ['methods', 'imported'] as const;

/** Where the document of a method is. One that is written by hand counts before an imported one. */
export function documentFile(method: string, directory = specDirectory()): string {
  const files = folders.map((folder) => join(directory, folder, `${method}${documentSuffix}`));
  return files.find((file) => existsSync(file)) ?? files[0] ?? '';
}

/** Where the document of a method is, as an overlay in the folder of editions names it: `../methods/profile.yaml`. */
export function overlayBase(method: string, directory = specDirectory()): string {
  const file = documentFile(method, directory);
  return `../${basename(dirname(file))}/${basename(file)}`;
}

function methodsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(documentSuffix) && !name.endsWith(overlaySuffix))
    .map((name) => name.slice(0, -documentSuffix.length));
}

/** All methods that have a document, in the order of their names. */
export function describedMethods(directory = specDirectory()): readonly string[] {
  return [...new Set(folders.flatMap((folder) => methodsIn(join(directory, folder))))].sort();
}

/** Whether the document of a method is one that `import` has made. */
export function isImported(method: string, directory = specDirectory()): boolean {
  return basename(dirname(documentFile(method, directory))) === 'imported';
}

/** How much of a document is read for its version, which stands at its beginning: parsing a thousand documents takes a minute. */
const headBytes = 512;

/** The version in the first lines of a document; null where they are written in another way. */
function versionInHead(file: string): string | null {
  if (!existsSync(file)) return null;
  const head = Buffer.alloc(headBytes);
  const descriptor = openSync(file, 'r');
  try {
    const text = head.toString('utf8', 0, readSync(descriptor, head, 0, headBytes, 0));
    return /^info:\n(?: {2}.*\n)*? {2}version: "?([\w.-]+)"?\n/m.exec(text)?.[1] ?? null;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The edition that the document of a method is by itself: what `info.version` says. Every other one is an overlay on it.
 * @throws {ContractError} where there is no such document.
 */
export function baseEdition(method: string, directory = specDirectory()): string {
  const file = documentFile(method, directory);
  const known = baseEditions.get(file);
  if (known !== undefined) return known;
  const edition = versionInHead(file) ?? String(valueAt(readDocument(file).value, ['info', 'version']));
  baseEditions.set(file, edition);
  return edition;
}

/** Where the overlay of an edition is; null for the base edition. */
export function overlayFile({ method, edition }: Address, directory = specDirectory()): string | null {
  return edition === baseEdition(method, directory)
    ? null
    : join(directory, 'editions', `${method}@${edition}${overlaySuffix}`);
}

/** All editions of a method, the base first: a later edition is one more file, no code. */
export function editions(method: string, directory = specDirectory()): readonly string[] {
  const prefix = `${method}@`;
  const later = readdirSync(join(directory, 'editions'))
    .filter((name) => name.startsWith(prefix) && name.endsWith(overlaySuffix))
    .map((name) => name.slice(prefix.length, -overlaySuffix.length));
  return [baseEdition(method, directory), ...later.sort()];
}
