import type { DocumentName } from '../../contract/documents.ts';

/** A file beside the report that it was made of. */
export interface ProvenFile {
  readonly role: 'evidence' | 'ledger';
  /** Key of the subject. */
  readonly subject: string;
  /** Path in the report directory. */
  readonly file: string;
  readonly sha256: string;
}

/** How well the suite itself was tested: portals and programs broken on purpose, and how many of them it noticed. */
export interface MutantsSummary {
  readonly total: number;
  readonly killed: number;
  /** Where the figures stand, as a path in the repository. */
  readonly file: string;
}

/** Proof of the suite: everything a report was made of, by its hash. The same ingredients give the same bytes. */
export interface Proof {
  readonly suite: {
    readonly name: string;
    readonly version: string;
    /** Over the source of the suite and its documents. */
    readonly sha256: string;
  };
  readonly documents: readonly DocumentName[];
  readonly files: readonly ProvenFile[];
  readonly mutants?: MutantsSummary;
}
