import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentName } from '../../contract/documents.ts';
import { packageRoot } from '../../package-root.ts';
import { suiteHash } from '../../suite-hash.ts';
import { suiteVersion } from '../../suite-version.ts';
import { fileHash } from '../model/file-hash.ts';
import type { MutantsSummary, Proof } from '../model/proof.ts';
import { evidencePath, ledgerPath } from '../model/report-files.ts';

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

/** Hashes whatever the report of one subject is made of. The files are named as they stand in its report directory. */
export function makeProof(made: {
  /** Key of the subject. */
  readonly subject: string;
  readonly documents: readonly DocumentName[];
  /** Where they are now. */
  readonly evidenceFile: string;
  readonly ledgerFile: string | null;
}): Proof {
  const { subject, documents, evidenceFile, ledgerFile } = made;
  const mutants = mutantsSummary();
  return {
    suite: suiteProof(),
    documents,
    files: [
      { role: 'evidence', subject, file: evidencePath(subject), sha256: fileHash(evidenceFile) },
      ...(ledgerFile === null
        ? []
        : [{ role: 'ledger', subject, file: ledgerPath(subject), sha256: fileHash(ledgerFile) } as const]),
    ],
    ...(mutants === undefined ? {} : { mutants }),
  };
}
