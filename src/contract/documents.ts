import type { Contract } from './contract.ts';
import type { Address } from './editions.ts';
import { partsOf } from './joined-contract.ts';

/** A document that is judged by. */
export interface DocumentName extends Address {
  /** SHA-256 (hex) over all files that the contract was read from. */
  readonly sha256: string;
}

/** One or more. */
export type DocumentNames = readonly [DocumentName, ...DocumentName[]];

/** The documents of a contract, one for each method. */
export function documentsOf(contract: Contract): DocumentNames {
  const documents = partsOf(contract).map(({ method, edition, sha256 }) => ({ method, edition, sha256 }));
  return documents as readonly DocumentName[] as DocumentNames;
}

/** Says which documents are no longer those of before, `im.dialog.get 1a2b3c4d5e6f then, 6f5e4d3c2b1a now`; null where all are. */
export function changedDocuments(before: readonly DocumentName[], contract: Contract): string | null {
  const now = new Map(documentsOf(contract).map(({ method, sha256 }) => [method, sha256]));
  const changed = before.filter(({ method, sha256 }) => now.get(method) !== sha256);
  if (changed.length === 0) return null;
  return changed
    .map(
      ({ method, sha256 }) =>
        `${method} ${sha256.slice(0, 12)} then, ${now.get(method)?.slice(0, 12) ?? 'none'} now`,
    )
    .join('; ');
}
