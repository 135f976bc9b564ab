import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../package-root.ts';
import { readTextFile } from '../../read-text-file.ts';
import type { Seed } from './seed.ts';

/**
 * The seed of a portal: the built-in default when none is given, else an object or the path of a YAML file, checked against
 * `spec/portal/seed.schema.json`. The default is checked by a test instead, which spares every start the compilation of the schema.
 *
 * @throws Error that names the file, the place in it and what is wrong there
 */
export async function loadSeed(seed?: string | Seed): Promise<Seed> {
  if (seed === undefined) return readYaml(join(packageRoot(), 'spec/portal/default.yaml')) as Seed;
  const name = typeof seed === 'string' ? seed : 'seed';
  const value = typeof seed === 'string' ? readYaml(seed) : seed;
  const { seedProblems } = await import('./check-seed.ts');
  const problems = seedProblems(value);
  if (problems.length > 0) throw new Error(`loadSeed: ${name} is no seed: ${problems.join('; ')}`);
  return value as Seed;
}

function readYaml(path: string): unknown {
  const read = readTextFile(path);
  if ('problem' in read) throw new Error(`loadSeed: ${path} ${read.problem}`);
  try {
    return parse(read.text, { logLevel: 'error' }) as unknown;
  } catch (error) {
    throw new Error(
      `loadSeed: cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
