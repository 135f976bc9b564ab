import type { Exchange } from '../../exchange/record/exchange.ts';
import { parseResponse } from '../../exchange/record/parse-response.ts';
import { describeFact } from '../describe-fact.ts';
import type { Finding } from '../finding.ts';
import type { Judgement } from '../judge/judge-case.ts';
import { isExpired, type LedgerEntry } from './ledger.ts';

/** Whether an entry knows of a finding of this code, about a response like the one it is about. */
function knows(
  { fingerprint }: LedgerEntry,
  { code, exchange }: Finding,
  exchanges: readonly Exchange[],
): boolean {
  const about = exchanges.find(({ id }) => id === exchange);
  const response = about === undefined ? null : parseResponse(about);
  return (
    fingerprint.findings.includes(code) &&
    fingerprint.status === (response?.status ?? null) &&
    fingerprint.code === (response?.code ?? null)
  );
}

/**
 * Sets the judgement of a generated case against the entries that a ledger has for cases of its clause. What such a case
 * hits depends on its seed, so it needs no entry of its own: it deviates as known where each of its failures is one
 * that a named case is known for. It never shows that a deviation is gone.
 */
export function judgeGeneratedByBaseline(
  judgement: Judgement,
  entries: readonly LedgerEntry[],
  exchanges: readonly Exchange[],
  today: string,
): Judgement {
  if (judgement.verdict !== 'fail' && judgement.verdict !== 'lenient') return judgement;
  const entryOf = (finding: Finding) => entries.find((entry) => knows(entry, finding, exchanges));
  const of = (weight: Finding['weight']) => judgement.findings.filter((finding) => finding.weight === weight);
  const weighty = of('violation').length > 0 ? of('violation') : of('alternative');
  const unknown = weighty.filter((finding) => entryOf(finding) === undefined);
  const [first] = weighty;
  const entry = first === undefined ? undefined : entryOf(first);
  const [news] = unknown;
  if (news !== undefined || entry === undefined) {
    const others = judgement.findings.filter((finding) => !unknown.includes(finding));
    const reason =
      news === undefined ? judgement.reason : `${news.message} Received: ${describeFact(news.received)}.`;
    return { ...judgement, reason, findings: [...unknown, ...others] };
  }
  const note = isExpired(entry, today) ? ` The entry expired on ${entry.expires}.` : '';
  return {
    ...judgement,
    verdict: 'deviation',
    reason: `Known of ${entry.case} since ${entry.since}: ${entry.reason}${note}`,
  };
}
