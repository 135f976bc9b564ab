import type { Contract } from '../../contract/contract.ts';
import { conclude } from '../../evaluate/conclude.ts';
import { createRunJudge } from '../../evaluate/judge-run.ts';
import type { Ledger } from '../../evaluate/ledger.ts';
import { createRunTrouble } from '../../evaluate/run-trouble.ts';
import { createRunWarnings } from '../../evaluate/run-warnings.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import { makePlan } from '../../plan/make-plan.ts';
import { planHash } from '../../plan/plan-hash.ts';
import { type Selection, selectionOf } from '../../plan/select-cases.ts';
import { type EvidenceFooter, type EvidenceHeader, earlierVerdicts } from './evidence.ts';
import type { LinePlace } from './file-lines.ts';
import { makeSdkReport } from './make-sdk-report.ts';
import { caseAt, placedLines } from './read-evidence.ts';
import type { Report } from './report.ts';
import { DuplicateCase } from './report-error.ts';
import { nameAndKey, reportOfRun } from './report-of-run.ts';
import { reportedCase, reportedClause } from './reported-case.ts';
import { requestsSent } from './requests-sent.ts';

/** What a report is made with, beside the evidence. */
export interface ReportOptions {
  readonly contract: Contract;
  readonly ledger: Ledger | null;
  /** The ledger's file, as it was named. */
  readonly deviations: string | null;
  /** Where the ledger is now, if not where it was named. */
  readonly ledgerFile?: string;
  readonly strict: boolean;
  /** Key of the subject, which names its files; made of its name unless given. */
  readonly key?: string;
  /** What the subject is called, if not what the evidence calls it. */
  readonly name?: string;
}

function exchangesAt(file: string, place: LinePlace | undefined): readonly Exchange[] {
  return place === undefined ? [] : caseAt(file, place).exchanges;
}

function missingReason(
  selection: Selection | null,
  footer: EvidenceFooter | null,
  { run: { shards }, options: { shard } }: EvidenceHeader,
) {
  return (planned: Parameters<Selection['includes']>[0]): string => {
    if (selection !== null && !selection.includes(planned))
      return `Not run: filtered out by --only ${selection.text}.`;
    if (shards !== undefined) return `Not run: in none of the ${shards.length} shards that were merged.`;
    if (footer === null || footer.interrupted) return 'Not run: the run was interrupted before.';
    return shard !== undefined
      ? `Not run: in another shard (this is shard ${shard.current} of ${shard.total}).`
      : 'Not run: not selected.';
  };
}

/**
 * Makes the report of an evidence file: judges every case anew and draws the conclusion. The same file and options
 * give the same report, whenever and wherever it is made.
 * @throws {EvidenceError} where the file is no evidence.
 */
export async function makeReport(evidenceFile: string, options: ReportOptions): Promise<Report> {
  const { contract, ledger, strict, deviations } = options;
  const lines = placedLines(evidenceFile);
  const { value: first } = await lines.next();
  const header = first?.line;
  if (header?.type !== 'run') throw new Error('An evidence file begins with its header.');
  if (header.subject.kind === 'sdk') return makeSdkReport(evidenceFile, header, options);
  const plan = makePlan(contract, { fuzz: 0, ...header.options });
  const byId = new Map(plan.map((planned) => [planned.id, planned]));
  const selection = selectionOf(header.options.only, earlierVerdicts(header.options));
  const today = header.run.startedAt.slice(0, 10);
  const judge = createRunJudge({ contract, plan, selection, ledger, today });
  const watch = createRunWarnings(contract);
  const runTrouble = createRunTrouble();
  const { key } = nameAndKey(header, options);
  const made = { subject: key, run: { header, strict, deviations } };
  let footer: EvidenceFooter | null = null;
  let taken = 0;
  let lost = 0;
  const places = new Map<string, LinePlace>();
  for await (const { line, ...place } of lines) {
    if (line.type === 'end') footer = line;
    const planned = line.type === 'case' ? byId.get(line.id) : undefined;
    if (line.type !== 'case' || planned === undefined) continue;
    if (places.has(planned.id)) throw new DuplicateCase(planned.id, evidenceFile);
    judge.take(planned, line);
    watch.observe(planned, line.exchanges);
    runTrouble.observe(line.exchanges);
    places.set(planned.id, place);
    taken += 1;
    if (line.lost !== undefined) lost += 1;
  }
  const cases = judge
    .conclude(missingReason(selection, footer, header), ({ id }) => exchangesAt(evidenceFile, places.get(id)))
    .map((judged) => reportedCase(judged, made));
  const interrupted = footer === null || footer.interrupted;
  const partial = interrupted || lost > 0;
  const whole = taken === plan.length;
  // Some cases by themselves, or the beginning of a run, may well be alike.
  const runWarnings = [...runTrouble.runWarnings(), ...(whole && !partial ? watch.runWarnings() : [])];
  const trouble = runTrouble.summary();
  const conclusion = conclude(cases, { strict, whole, interrupted, ledger, today, runWarnings, trouble });
  const asked = plan.filter((planned) => selection?.includes(planned) ?? true);
  return reportOfRun(
    { evidenceFile, header, footer, options },
    {
      plan: planHash(plan),
      conclusion,
      partial,
      missing: asked.filter(({ id }) => !places.has(id)).length,
      requests: footer?.requests ?? (await requestsSent(evidenceFile)),
      trouble,
      runWarnings,
      clauses: contract.clauses.map((clause) => reportedClause(clause, key, cases)),
      cases,
    },
  );
}
