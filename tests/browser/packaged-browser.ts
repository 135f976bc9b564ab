import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.ts';

/** Unpacks the browser below TMPDIR. The package changes the environment of whoever loads it, so a process of its own does. */
const unpacker = `const { default: packaged } = await import('@sparticuz/chromium'); await packaged.executablePath();`;

/** Starts the browser with the libraries and the fonts that came with it: wherever it runs, text is as wide. */
const starter = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
LD_LIBRARY_PATH="$here/al2023/lib" FONTCONFIG_FILE="$here/fonts.conf" XDG_CACHE_HOME="$here/cache" exec "$here/chromium" "$@"
`;

/** The version that is pinned: another one gets a place of its own. */
function pinnedVersion(): string {
  const { devDependencies } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  return devDependencies['@sparticuz/chromium'] ?? '';
}

/** Replaces the file of the package, which names directories of its author's. Relative, so that a copied or moved checkout has its fonts. */
const fontsFile = `<?xml version="1.0"?>
<fontconfig><dir prefix="relative">fonts/fonts</dir><cachedir prefix="xdg">fonts</cachedir></fontconfig>
`;

function unpack(directory: string): void {
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', unpacker], {
    cwd: packageRoot(),
    env: { ...process.env, TMPDIR: directory, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    encoding: 'utf8',
  });
  if (run.status !== 0)
    throw new Error(`The browser of @sparticuz/chromium cannot be unpacked: ${run.stderr}`);
  writeFileSync(join(directory, 'start'), starter, { mode: 0o755 });
  writeFileSync(join(directory, 'fonts.conf'), fontsFile);
}

/**
 * The browser that an npm package brings, for machines with nothing but Node: unpacked once, however many ask at once.
 *
 * @returns the path of a program, or null where this machine cannot run it
 */
export function packagedBrowser(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const cache = join(packageRoot(), 'node_modules', '.cache');
  const directory = join(cache, `chromium-${pinnedVersion()}`);
  const program = join(directory, 'start');
  if (!existsSync(program)) {
    mkdirSync(cache, { recursive: true });
    const beside = mkdtempSync(`${directory}-`);
    unpack(beside);
    try {
      renameSync(beside, directory);
    } catch {
      // Somebody else was first.
      rmSync(beside, { recursive: true, force: true });
    }
  }
  return spawnSync(program, ['--version']).status === 0 ? program : null;
}
