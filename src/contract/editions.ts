import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';

/** The edition that the document itself is; every other one is an overlay on it. */
export const baseEdition = '2024-12';

/** The directory that holds what is promised. */
export function specDirectory(): string {
  return join(packageRoot(), 'spec');
}

/** Where the overlay of an edition is; null for the base edition. */
export function overlayFile(edition: string, directory = specDirectory()): string | null {
  return edition === baseEdition ? null : join(directory, 'editions', `${edition}.overlay.yaml`);
}

/** All editions, the base first: a later edition is one more file, no code. */
export function editions(directory = specDirectory()): readonly string[] {
  const suffix = '.overlay.yaml';
  const overlays = readdirSync(join(directory, 'editions')).filter((name) => name.endsWith(suffix));
  return [baseEdition, ...overlays.map((name) => name.slice(0, -suffix.length)).sort()];
}
