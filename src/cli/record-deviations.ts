import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { fingerprintOf, type Ledger } from '../evaluate/ledger.ts';
import type { Report } from '../report/model/report.ts';

/** The deviations of a report as a ledger whose reasons are empty: the loader refuses it until someone fills them in. */
export function ledgerFrom(report: Report): Ledger {
  // A generated case that deviates as others of its clause are known to has no entry of its own, and needs none.
  const deviating = report.cases.filter(
    ({ verdict, deviation }) =>
      ['fail', 'changed'].includes(verdict) || (verdict === 'deviation' && deviation !== undefined),
  );
  return {
    subject: report.subject.name,
    entries: deviating.map((reported) => ({
      case: reported.id,
      edition: report.contract.edition,
      fingerprint: fingerprintOf(reported, reported.exchanges),
      reason: reported.deviation?.reason ?? '',
      since: reported.deviation?.since ?? report.run.startedAt.slice(0, 10),
    })),
  };
}

/** Writes the deviations of a report to a new file. An existing file is never overwritten, and no link is followed. */
export function recordDeviations(report: Report, file: string): void {
  const ledger = ledgerFrom(report);
  writeFileSync(file, stringify(ledger, { lineWidth: 0 }), { flag: 'wx' });
  console.error(
    `${file} lists ${ledger.entries.length} deviations. Each needs a reason before the ledger can be used.`,
  );
}
