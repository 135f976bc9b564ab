import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ledgerFileName } from './make-proof.ts';

/**
 * Puts a copy of the ledger that a run was judged by into its report directory, or takes an old copy away where none was
 * used: `report verify` and `report merge` judge again elsewhere, where the ledger's own path leads nowhere.
 */
export function copyLedger(directory: string, ledgerFile: string | null): void {
  const copy = join(directory, ledgerFileName);
  if (ledgerFile !== null && existsSync(copy) && resolve(copy) === resolve(ledgerFile)) return;
  rmSync(copy, { force: true });
  if (ledgerFile !== null) copyFileSync(ledgerFile, copy);
}
