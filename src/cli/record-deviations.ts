import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { type Fingerprint, fingerprintOf } from '../evaluate/baseline/ledger.ts';
import { groupedBy } from '../report/model/grouped-by.ts';
import { everybody, methodsOf } from '../report/model/overview.ts';
import type { Report, ReportedCase } from '../report/model/report.ts';
import { rootCausesAmong } from '../report/model/root-causes.ts';
import { caseName, documentOf, subjectOf } from '../report/model/subjects.ts';

/** Cases that deviate alike from one root cause, as an entry that a person gives its reason. */
interface RecordedEntry {
  readonly cases: readonly string[];
  readonly edition: string;
  readonly fingerprint: Fingerprint;
  readonly reason: string;
  readonly since: string;
}

/**
 * The deviations of a report as a ledger: an entry for each root cause and fingerprint. Reasons that an earlier ledger gave are
 * kept, the others are empty: the loader refuses the ledger until someone fills them in.
 */
export function ledgerFrom(report: Report): {
  readonly subject: string;
  /** In a run of a portal by one method, whose name its cases do not have. */
  readonly method?: string;
  readonly entries: readonly RecordedEntry[];
} {
  // A generated case that deviates as others of its clause are known to has no entry of its own, and needs none.
  const deviating = report.cases.filter(
    ({ verdict, deviation }) =>
      ['fail', 'changed'].includes(verdict) || (verdict === 'deviation' && deviation !== undefined),
  );
  const rootOf = new Map(
    rootCausesAmong(deviating, report.clauses, () => 'red').flatMap(({ first, others }, root) =>
      [caseName(report, first), ...others].map((id) => [id, root]),
    ),
  );
  const entryOf = (reported: ReportedCase) => ({
    edition: documentOf(report, reported).edition,
    fingerprint: fingerprintOf(reported, reported.exchanges),
    reason: reported.deviation?.reason ?? '',
    since: reported.deviation?.since ?? subjectOf(report, reported).run.startedAt.slice(0, 10),
  });
  const entries = groupedBy(
    deviating.map((reported) => ({ reported, entry: entryOf(reported) })),
    ({ reported, entry }) => JSON.stringify([rootOf.get(caseName(report, reported)), entry]),
  );
  const methods = methodsOf(report);
  const isOfPortals = report.subjects.every(({ kind }) => kind === 'portal');
  return {
    subject: everybody(report).name,
    ...(isOfPortals && methods.length === 1 && methods[0] !== undefined ? { method: methods[0] } : {}),
    entries: [...entries.values()].flatMap((own) =>
      own.slice(0, 1).map(({ entry }) => ({ cases: own.map(({ reported }) => reported.id), ...entry })),
    ),
  };
}

/** Writes the deviations of a report to a new file. An existing file is never overwritten, and no link is followed. */
export function recordDeviations(report: Report, file: string): void {
  const ledger = ledgerFrom(report);
  const { entries } = ledger;
  writeFileSync(file, stringify(ledger, { lineWidth: 0 }), { flag: 'wx' });
  const cases = entries.reduce((sum, entry) => sum + entry.cases.length, 0);
  console.error(
    `${file} lists ${cases} cases that deviate, in ${entries.length} entries. Each entry needs a reason before the ledger can be used.`,
  );
}
