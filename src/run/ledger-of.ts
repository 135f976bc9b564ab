import { onlyAddress } from '../contract/addresses.ts';
import type { Ledger } from '../evaluate/ledger.ts';
import type { RunTerms } from './run-request.ts';

/** The ledger that terms name, if they name one. Most runs have none, and do not load what reads it. */
export async function ledgerOf({
  deviations,
  addresses,
}: Pick<RunTerms, 'deviations' | 'addresses'>): Promise<Ledger | null> {
  if (deviations === null) return null;
  const { loadLedger } = await import('../evaluate/load-ledger.ts');
  return loadLedger(deviations, onlyAddress(addresses).edition);
}
