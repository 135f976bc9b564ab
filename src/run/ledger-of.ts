import type { Ledger } from '../evaluate/baseline/ledger.ts';
import type { RunTerms } from './run-request.ts';

/**
 * The ledger that terms name, if they name one. Most runs have none, and do not load what reads it.
 * @param subject the name of what is judged, which the ledger must be about; not compared unless given
 */
export async function ledgerOf(
  { deviations, addresses }: Pick<RunTerms, 'deviations' | 'addresses'>,
  subject?: string,
): Promise<Ledger | null> {
  if (deviations === null) return null;
  const { loadLedger } = await import('../evaluate/baseline/load-ledger.ts');
  return loadLedger(deviations, addresses, subject);
}
