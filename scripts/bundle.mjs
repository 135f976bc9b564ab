import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { commonModules } from './common-modules.mjs';

const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'));

/**
 * Bundles compiled modules, so that a program loads tens of files instead of hundreds. Each entry keeps its path; what several entries
 * share is in chunks, so that every module exists once in a process; small shared modules are one chunk. Dependencies stay imports. A development dependency that a source
 * imports is bundled, and its licence is written to `licences.txt`. Gives the directory of the chunks.
 */
export async function bundle(from, to, entries) {
  const options = {
    entryPoints: entries.map((entry) => join(from, entry)),
    outbase: from,
    outdir: to,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: Object.keys(dependencies),
    logLevel: 'warning',
    metafile: true,
  };
  const { metafile } = await build({ ...options, write: false });
  // An injected module is loaded by every entry.
  const common = join(from, 'common-modules.js');
  const imports = commonModules(metafile, options.entryPoints).map(
    (path) => `import './${relative(from, path)}';\n`,
  );
  writeFileSync(common, imports.sort().join(''));
  await build({ ...options, inject: [common] });
  rmSync(common);
  const packages = Object.keys(metafile.inputs).flatMap(
    (input) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? [],
  );
  const licences = [...new Set(packages)].sort().map((directory) => {
    const { name, version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
    return `${name} ${version}\n\n${readFileSync(join(directory, 'LICENSE'), 'utf8').trim()}\n`;
  });
  writeFileSync(join(to, 'licences.txt'), licences.join('\n'));
  return join(to, 'chunks');
}
