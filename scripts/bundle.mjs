import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles compiled modules, so that a program loads tens of files instead of hundreds. Each entry keeps its path; what several entries
 * share is in chunks, so that every module exists once in a process. Packages stay imports. Gives the directory of the chunks.
 */
export async function bundle(from, to, entries) {
  await build({
    entryPoints: entries.map((entry) => join(from, entry)),
    outbase: from,
    outdir: to,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'warning',
  });
  return join(to, 'chunks');
}
