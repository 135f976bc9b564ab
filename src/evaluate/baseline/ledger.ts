import type { Exchange } from '../../exchange/record/exchange.ts';
import { parseResponse } from '../../exchange/record/parse-response.ts';
import type { Finding } from '../finding.ts';
import type { Judgement } from '../judge/judge-case.ts';
import type { Verdict } from '../verdict.ts';

/** What a deviation looks like: HTTP status and code of the answer in question, and the codes of the findings. */
export interface Fingerprint {
  readonly status: number | null;
  readonly code: string | null;
  /** Sorted, each once. */
  readonly findings: readonly string[];
}

/** A deviation that is known: it is still run, and must still deviate in that very way. */
export interface LedgerEntry {
  /** The id of a case, or a pattern of ids with `*` for any text: then of all cases that deviate so. */
  readonly case: string;
  readonly fingerprint: Fingerprint;
  readonly reason: string;
  /** ISO date. */
  readonly since: string;
  /** The only edition the entry is about; without it, it is about every edition. */
  readonly edition?: string;
  /** Where the deviation is described. */
  readonly row?: string;
  readonly issue?: string;
  /** ISO date: the last day on which the entry counts. */
  readonly expires?: string;
}

/** Known deviations of one subject or portal generation. */
export interface Ledger {
  readonly subject: string;
  readonly entries: readonly LedgerEntry[];
}

/** What a fingerprint is made of. */
type Weighed = Pick<Finding, 'weight' | 'exchange'> & { readonly code: string };

/** The fingerprint of a judgement: of the response its first weighty finding is about. */
export function fingerprintOf(
  { findings }: { readonly findings: readonly Weighed[] },
  exchanges: readonly Exchange[],
): Fingerprint {
  const weighty = findings.filter(({ weight }) => weight === 'violation' || weight === 'alternative');
  const about = exchanges.find(({ id }) => id === weighty[0]?.exchange);
  const response = about === undefined ? null : parseResponse(about);
  return { status: response?.status ?? null, code: response?.code ?? null, findings: codesOf(weighty) };
}

function codesOf(findings: readonly Weighed[]): readonly string[] {
  return [...new Set(findings.map(({ code }) => code))].sort();
}

/** Whether a recorded fingerprint is the one of now. */
export function isSameFingerprint(one: Fingerprint, other: Fingerprint): boolean {
  return (
    JSON.stringify([one.status, one.code, [...one.findings].sort()]) ===
    JSON.stringify([other.status, other.code, other.findings])
  );
}

/** Whether an entry no longer counts on a day (ISO date). */
export function isExpired({ expires }: LedgerEntry, today: string): boolean {
  return expires !== undefined && expires < today;
}

function told({ status, code, findings }: Fingerprint): string {
  return [status ?? 'no status', code ?? 'no code', findings.join(' + ') || 'no finding'].join(', ');
}

/**
 * Sets a judgement against the ledger. Only a verdict on the contract can satisfy, change or fix an entry: `infra`,
 * `inconclusive`, `info` and `not-run` stay what they are, so a dead portal never passes as a known deviation.
 */
export function applyBaseline(
  judgement: Judgement,
  entry: LedgerEntry | undefined,
  exchanges: readonly Exchange[],
  today: string,
): Judgement {
  if (entry === undefined) return judgement;
  const decided: readonly Verdict[] = ['pass', 'lenient', 'fail'];
  if (!decided.includes(judgement.verdict)) return judgement;
  if (judgement.verdict === 'pass') {
    return {
      ...judgement,
      verdict: 'fixed',
      reason: `The ledger knows a deviation (${entry.reason}) that is gone: remove the entry.`,
    };
  }
  const now = fingerprintOf(judgement, exchanges);
  if (!isSameFingerprint(entry.fingerprint, now)) {
    return {
      ...judgement,
      verdict: 'changed',
      reason: `The ledger knows another deviation: ${told(entry.fingerprint)}. Now: ${told(now)}. ${judgement.reason}`,
    };
  }
  const note = isExpired(entry, today) ? ` The entry expired on ${entry.expires}.` : '';
  return { ...judgement, verdict: 'deviation', reason: `Known since ${entry.since}: ${entry.reason}${note}` };
}
