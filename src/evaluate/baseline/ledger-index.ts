import type { Exchange } from '../../exchange/record/exchange.ts';
import { glob } from '../../plan/select-cases.ts';
import type { Judgement } from '../judge/judge-case.ts';
import { fingerprintOf, isSameFingerprint, type Ledger, type LedgerEntry } from './ledger.ts';

/** The entries of a ledger by the cases that they are about. */
export interface LedgerIndex {
  /**
   * The entry to set a judgement against: the one that names the case, else the first whose pattern covers the case and whose
   * fingerprint is that of the judgement. A pattern says that some of its cases deviate so, never which of them must.
   */
  entryFor(id: string, judgement: Judgement, exchanges: readonly Exchange[]): LedgerEntry | undefined;
  /** All entries that name a case or cover it. */
  about(id: string): readonly LedgerEntry[];
}

/** Whether an entry is about a pattern of cases instead of one. */
export function isPattern({ case: id }: LedgerEntry): boolean {
  return id.includes('*');
}

/** Whether a pattern entry covers a case. */
export function covers(entry: LedgerEntry, id: string): boolean {
  return isPattern(entry) && glob(entry.case).test(id);
}

/** Indexes a ledger; null is one without entries. */
export function indexLedger(ledger: Ledger | null): LedgerIndex {
  const entries = ledger?.entries ?? [];
  const named = new Map(entries.filter((entry) => !isPattern(entry)).map((entry) => [entry.case, entry]));
  const patterns = entries.filter(isPattern).map((entry) => ({ entry, form: glob(entry.case) }));
  const covering = (id: string) => patterns.filter(({ form }) => form.test(id)).map(({ entry }) => entry);
  return {
    entryFor(id, judgement, exchanges) {
      const exact = named.get(id);
      if (exact !== undefined || (judgement.verdict !== 'fail' && judgement.verdict !== 'lenient'))
        return exact;
      const possible = covering(id);
      if (possible.length === 0) return undefined;
      const now = fingerprintOf(judgement, exchanges);
      return possible.find(({ fingerprint }) => isSameFingerprint(fingerprint, now));
    },
    about(id) {
      const exact = named.get(id);
      return exact === undefined ? covering(id) : [exact, ...covering(id)];
    },
  };
}
