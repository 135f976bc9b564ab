import { fileURLToPath } from 'node:url';

/** A file of the checkout, by its path from the top. */
export function place(path) {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** The same as a `file:` URL, which is what `--import` wants. */
export function placeUrl(path) {
  return new URL(`../../${path}`, import.meta.url).href;
}

/** The compiled command line. */
export const cli = place('dist/src/cli.js');
