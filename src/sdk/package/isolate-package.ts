import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type FoundPackage, installedWith, packageFrom } from './manifest.ts';

/** A folder that holds a package and what it declares, and nothing else. */
export interface IsolatedPackage {
  readonly directory: string;
  /** Packages that were copied with it, at the top or below another one. */
  readonly dependencies: readonly FoundPackage[];
  /** Declared dependencies that are not installed where the package was found. */
  readonly missing: readonly string[];
}

function copyPackage({ directory }: FoundPackage, target: string): void {
  mkdirSync(target, { recursive: true });
  cpSync(directory, target, {
    recursive: true,
    dereference: true,
    filter: (source) => !relative(directory, source).split(sep).includes('node_modules'),
  });
}

/**
 * Installs packages alone, without a network: copies each, and what it declares as far as that is installed beside it, into an empty folder, as npm
 * lays them out. What is not declared is not there.
 *
 * @param target an empty folder, which becomes the project
 */
export function isolatePackages(packages: readonly FoundPackage[], target: string): IsolatedPackage {
  const modules = join(target, 'node_modules');
  const top = new Map(packages.map((one) => [one.manifest.name, one]));
  const dependencies: FoundPackage[] = [];
  const missing: string[] = [];
  const waiting = packages.map((found) => ({ found, place: join(modules, found.manifest.name) }));
  for (const { found, place } of waiting) {
    copyPackage(found, place);
    const { needed, optional } = installedWith(found);
    for (const name of [...needed, ...optional]) {
      const dependency = packageFrom(found.directory, name);
      if (dependency === null) {
        if (needed.includes(name)) missing.push(`${name} of ${found.manifest.name}`);
        continue;
      }
      const known = top.get(name);
      if (known?.directory === dependency.directory) continue;
      const nested = join(place, 'node_modules', name);
      if (known !== undefined && existsSync(nested)) continue;
      if (known === undefined) top.set(name, dependency);
      dependencies.push(dependency);
      waiting.push({ found: dependency, place: known === undefined ? join(modules, name) : nested });
    }
  }
  writeFileSync(join(target, 'package.json'), '{"name":"alone","private":true}\n');
  return { directory: target, dependencies, missing };
}
