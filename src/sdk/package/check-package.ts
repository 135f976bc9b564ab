import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { packageRoot } from '../../package-root.ts';
import type { Subject } from '../subject.ts';
import { isolatePackages } from './isolate-package.ts';
import { loadResults } from './load-package.ts';
import { type FoundPackage, packageFrom, packageIn } from './manifest.ts';
import { nodeVersionsResult } from './node-versions.ts';
import type { PackageResult } from './package-finding.ts';
import { typesResult } from './types-compile.ts';

/** The version that an item such as `b24@1.1.1` names; undefined where any will do. */
function nameAndVersion(item: string): readonly [name: string, version: string | undefined] {
  const [, name = item, version] = /^(@?[^@]+)(?:@(.+))?$/.exec(item) ?? [];
  return [name, version];
}

/**
 * The npm package of a subject: its working copy, or what its adapter finds, first in the user's project and then beside the suite; null where it
 * is none of npm or not installed.
 */
export function packageOf(subject: Subject, project: string): FoundPackage | null {
  if (subject.workingCopy !== null) return packageIn(subject.workingCopy);
  const said = [...subject.command.slice(2), subject.package ?? ''].flatMap((item) => item.split(','));
  for (const place of [project, packageRoot()])
    for (const [name, version] of said.filter((item) => item !== '').map(nameAndVersion)) {
      const found = /^[@\w][\w./-]*$/.test(name) ? packageFrom(place, name) : null;
      if (found !== null && (version === undefined || found.manifest.version === version)) return found;
    }
  return null;
}

/**
 * Installs a package alone in an empty folder, without a network, and looks whether it holds what its package.json says.
 *
 * @param project directory where the command runs: TypeScript is looked for there first
 * @param path PATH of the programs that are started
 */
export function checkPackage(found: FoundPackage, project: string, path: string): readonly PackageResult[] {
  const directory = mkdtempSync(join(tmpdir(), 'b24-package-'));
  try {
    const { dependencies, missing } = isolatePackages([found], directory);
    if (missing.length > 0)
      return [
        {
          clause: 'declares-dependencies',
          verdict: 'inconclusive',
          says: `These declared dependencies are not installed here: ${missing.join(', ')}.`,
        },
      ];
    const places = [project, packageRoot()];
    return [
      ...loadResults(found.manifest, directory, path),
      nodeVersionsResult(found, dependencies),
      typesResult(found, directory, places),
    ].map((result) => ({
      ...result,
      says: result.says.replaceAll(`${directory}/`, '').replaceAll(`${relative('/', directory)}/`, ''),
    }));
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}
