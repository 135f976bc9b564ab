import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The members of a package.json that a check looks at. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly type?: string;
  readonly main?: string;
  readonly types?: string;
  readonly typings?: string;
  readonly exports?: unknown;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** A package on the disk. */
export interface FoundPackage {
  readonly directory: string;
  readonly manifest: Manifest;
}

/** The package in a directory; null where there is none, or its package.json cannot be read. */
export function packageIn(directory: string): FoundPackage | null {
  const file = join(directory, 'package.json');
  if (!existsSync(file)) return null;
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Partial<Manifest>;
    const { name, version = '0.0.0' } = manifest;
    return typeof name === 'string' ? { directory, manifest: { ...manifest, name, version } } : null;
  } catch {
    return null;
  }
}

/** The package that Node finds under a name from a directory: in its `node_modules`, or in those of the directories around it. */
export function packageFrom(directory: string, name: string): FoundPackage | null {
  const found = packageIn(join(directory, 'node_modules', name));
  if (found !== null) return found;
  const parent = dirname(directory);
  return parent === directory ? null : packageFrom(parent, name);
}

/** What is installed together with a package: its dependencies and the peers that it needs; of the optional ones those that are there. */
export function installedWith({ manifest }: FoundPackage): {
  readonly needed: readonly string[];
  readonly optional: readonly string[];
} {
  const {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
    peerDependenciesMeta = {},
  } = manifest;
  const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true);
  const optional = Object.keys(optionalDependencies);
  const needed = [...Object.keys(dependencies), ...peers].filter((name) => !optional.includes(name));
  return { needed: [...new Set(needed)], optional };
}
