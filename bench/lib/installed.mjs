import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { place } from './places.mjs';

/** The directory and manifest of a package that the bench compares with; all of them are installed into bench/node_modules where one is missing. */
export function installed(name) {
  const home = place(`bench/node_modules/${name}`);
  if (!existsSync(home)) {
    const args = ['ci', '--prefix', place('bench'), '--ignore-scripts', '--no-audit', '--no-fund'];
    const { status } = spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error(`${name} could not be installed. Try: npm ci --prefix bench`);
  }
  return { home, manifest: JSON.parse(readFileSync(`${home}/package.json`, 'utf8')) };
}
