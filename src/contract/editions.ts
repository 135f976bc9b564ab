import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';

/** Which document is judged by: a REST method and an edition of its documentation. They always travel together. */
export interface Address {
  /** The REST method, e.g. `im.dialog.writing`. */
  readonly method: string;
  /** The edition of its documentation, e.g. `2024-12`. */
  readonly edition: string;
}

/** The method that is judged unless another one is asked for: the first that was described. */
export const defaultMethod = 'im.dialog.writing';

/** The edition that the document itself is; every other one is an overlay on it. */
export const baseEdition = '2024-12';

const overlaySuffix = '.overlay.yaml';

/** The directory that holds what is promised. */
export function specDirectory(): string {
  return join(packageRoot(), 'spec');
}

/** Where the document of a method is. */
export function documentFile(method: string, directory = specDirectory()): string {
  return join(directory, 'methods', `${method}.yaml`);
}

/** Where the overlay of an edition is; null for the base edition. */
export function overlayFile({ method, edition }: Address, directory = specDirectory()): string | null {
  return edition === baseEdition ? null : join(directory, 'editions', `${method}@${edition}${overlaySuffix}`);
}

/** All editions of a method, the base first: a later edition is one more file, no code. */
export function editions(method = defaultMethod, directory = specDirectory()): readonly string[] {
  const prefix = `${method}@`;
  const later = readdirSync(join(directory, 'editions'))
    .filter((name) => name.startsWith(prefix) && name.endsWith(overlaySuffix))
    .map((name) => name.slice(prefix.length, -overlaySuffix.length));
  return [baseEdition, ...later.sort()];
}
