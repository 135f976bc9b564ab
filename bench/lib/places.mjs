import { fileURLToPath } from 'node:url';

/** A file of the checkout, by its path from the top. */
export function place(path) {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** The same as a `file:` URL, which is what `--import` wants. */
export function placeUrl(path) {
  return new URL(`../../${path}`, import.meta.url).href;
}

/** The command line as the package ships it. */
export const cli = place('dist/src/cli.js');

/** The same compiled file by file, so that `bench/plan` can put a plan of another size in the place of the usual one. */
export const sizedCli = place('build/src/cli.js');
