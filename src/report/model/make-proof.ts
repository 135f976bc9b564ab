import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageRoot } from '../../package-root.ts';
import { suiteHash } from '../../suite-hash.ts';
import { suiteVersion } from '../../suite-version.ts';
import { fileHash } from './file-hash.ts';
import type { MutantsSummary, Proof } from './proof.ts';
import type { ContractName } from './report.ts';

/** Name of the ledger's copy in a report directory. It is there so that a report can be judged again anywhere. */
export const ledgerFileName = 'deviations.yaml';

const mutantsFile = 'reports/mutants.json';

/** The committed figures of how well the suite is tested; none where they are not there, as in a package. */
export function mutantsSummary(): MutantsSummary | undefined {
  const file = join(packageRoot(), mutantsFile);
  if (!existsSync(file)) return undefined;
  const { total } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly total?: { readonly mutants?: unknown; readonly asWanted?: unknown };
  };
  if (typeof total?.mutants !== 'number' || typeof total.asWanted !== 'number') return undefined;
  return { total: total.mutants, killed: total.asWanted, file: mutantsFile };
}

/** The suite as it is here and now. */
export function suiteProof(): Proof['suite'] {
  return { ...suiteVersion(), sha256: suiteHash() };
}

/** Hashes whatever a report of one subject is made of. */
export function makeProof(made: {
  readonly subject: string;
  readonly contract: ContractName;
  readonly evidenceFile: string;
  readonly ledgerFile: string | null;
}): Proof {
  const { subject, contract, evidenceFile, ledgerFile } = made;
  const mutants = mutantsSummary();
  return {
    suite: suiteProof(),
    contracts: [contract],
    files: [
      { role: 'evidence', subject, file: basename(evidenceFile), sha256: fileHash(evidenceFile) },
      ...(ledgerFile === null
        ? []
        : [{ role: 'ledger', subject, file: ledgerFileName, sha256: fileHash(ledgerFile) } as const]),
    ],
    ...(mutants === undefined ? {} : { mutants }),
  };
}
