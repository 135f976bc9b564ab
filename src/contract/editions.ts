import { readdirSync } from 'node:fs';
import { join } from 'node:path';
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

/** Where the document of a method is. */
export function documentFile(method: string, directory = specDirectory()): string {
  return join(directory, 'methods', `${method}${documentSuffix}`);
}

/** All methods that have a document, in the order of their names. */
export function describedMethods(directory = specDirectory()): readonly string[] {
  return readdirSync(join(directory, 'methods'))
    .filter((name) => name.endsWith(documentSuffix))
    .map((name) => name.slice(0, -documentSuffix.length))
    .sort();
}

/**
 * The edition that the document of a method is by itself: what `info.version` says. Every other one is an overlay on it.
 * @throws {ContractError} where there is no such document.
 */
export function baseEdition(method: string, directory = specDirectory()): string {
  const file = documentFile(method, directory);
  const known = baseEditions.get(file);
  if (known !== undefined) return known;
  const edition = String(valueAt(readDocument(file).value, ['info', 'version']));
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
