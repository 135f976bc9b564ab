import semver from 'semver';
import type { FoundPackage } from './manifest.ts';
import type { PackageResult } from './package-finding.ts';

const clause = 'node-versions-hold';

/** More dependencies than these are not named. */
const maxNamed = 5;

/** Compares the versions of Node that a package declares with those that its dependencies declare, and with the one that runs. */
export function nodeVersionsResult(
  { manifest }: FoundPackage,
  dependencies: readonly FoundPackage[],
  running = process.version,
): PackageResult {
  const declared = manifest.engines?.node;
  if (declared === undefined) return { clause, verdict: 'not-run', says: 'It declares no versions of Node.' };
  if (semver.validRange(declared) === null)
    return { clause, verdict: 'fail', says: `Its engines.node is not a range of versions: ${declared}` };
  const narrower = dependencies.flatMap(({ manifest: { name, version, engines } }) => {
    const range = engines?.node;
    if (range === undefined || semver.validRange(range) === null || semver.subset(declared, range)) return [];
    return [`${name}@${version} needs ${range}`];
  });
  if (narrower.length > 0) {
    const more = narrower.length > maxNamed ? ` and ${narrower.length - maxNamed} more` : '';
    const named = narrower.slice(0, maxNamed).join(', ');
    return { clause, verdict: 'fail', says: `It declares Node ${declared}, but ${named}${more}.` };
  }
  const runs = semver.satisfies(running, declared)
    ? ''
    : ` ${running}, on which it was loaded here, is none of them.`;
  return {
    clause,
    verdict: 'pass',
    says: `It declares Node ${declared}, and so does all that it depends on.${runs}`,
  };
}
