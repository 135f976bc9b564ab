import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The directories of a report in which each subject has a file. */
const directories = ['evidence', 'ledgers'] as const;

/** Where the evidence of a subject stands in a report directory. */
export function evidencePath(key: string): string {
  return `evidence/${key}.ndjson`;
}

/** Where the copy of the ledger stands that a subject was judged by. It is there so that a report can be judged again anywhere. */
export function ledgerPath(key: string): string {
  return `ledgers/${key}.yaml`;
}

/**
 * Takes away the files that an earlier run left for its subjects, so that none is taken for one of this run. `keep` are files
 * that this run reads: a ledger may have been named where an earlier run has put its copy.
 */
export function clearSubjectFiles(directory: string, keep: readonly (string | null)[] = []): void {
  const kept = new Set(keep.flatMap((file) => (file === null ? [] : [resolve(file)])));
  for (const name of directories) {
    const path = join(directory, name);
    if (!existsSync(path)) continue;
    for (const file of readdirSync(path))
      if (!kept.has(resolve(path, file))) rmSync(join(path, file), { recursive: true });
  }
}

/** Copies a file that belongs to a subject to its place, which is made if need be; does nothing where it is there already. */
export function copySubjectFile(from: string | null, to: string): void {
  if (from === null) return;
  mkdirSync(dirname(to), { recursive: true });
  const source = realpathSync(from);
  const copy = join(realpathSync(dirname(to)), basename(to));
  if (source === copy) return;
  // What is there may be a link: it is replaced, never followed.
  rmSync(copy, { force: true });
  copyFileSync(source, copy, constants.COPYFILE_EXCL);
}
