import type { Contract } from '../../contract/contract.ts';
import type { Ledger } from '../../evaluate/baseline/ledger.ts';
import { conclude } from '../../evaluate/conclude.ts';
import { createJudge, type JudgeableCase } from '../../evaluate/judge/judge.ts';
import type { EvidenceCase, EvidenceFooter, EvidenceHeader } from '../evidence/evidence.ts';
import type { LinePlace } from '../evidence/file-lines.ts';
import { caseAt, type PlacedLine, placedLines } from '../evidence/read-evidence.ts';
import { requestsSent } from '../evidence/requests-sent.ts';
import type { Report } from '../model/report.ts';
import { DuplicateCase } from '../model/report-error.ts';
import { portalReport } from './portal-report.ts';
import type { EvidenceRead, ReportKind } from './report-kind.ts';
import { nameAndKey, reportOfRun } from './report-of-run.ts';
import { reportedCase } from './reported-case.ts';
import { reportedClause } from './reported-clause.ts';
import { sdkReport } from './sdk-report.ts';
import { trafficReport } from './traffic-report.ts';

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

/** An evidence file whose header was read. */
interface OpenEvidence {
  readonly file: string;
  readonly header: EvidenceHeader;
  /** The lines behind the header. */
  readonly lines: AsyncGenerator<PlacedLine>;
}

/** Reads single cases again. The last one is kept, because the cases of one call of an SDK share its evidence. */
function createReader(file: string, places: ReadonlyMap<string, LinePlace>) {
  let last: { readonly id: string; readonly line: EvidenceCase } | null = null;
  return (id: string | null): EvidenceCase | null => {
    const place = id === null ? undefined : places.get(id);
    if (id === null || place === undefined) return null;
    if (last?.id !== id) last = { id, line: caseAt(file, place) };
    return last.line;
  };
}

async function judgedCases<C extends JudgeableCase, O>(
  { file, header, lines }: OpenEvidence,
  reported: ReportKind<C, O>,
  { ledger, strict, deviations }: ReportOptions,
  key: string,
) {
  const { kind } = reported;
  const judge = createJudge(kind, { ledger, today: header.run.startedAt.slice(0, 10) });
  const places = new Map<string, LinePlace>();
  let footer: EvidenceFooter | null = null;
  let lost = 0;
  for await (const { line, ...place } of lines) {
    if (line.type === 'end') footer = line;
    if (line.type !== 'case') continue;
    const cases = kind.casesOf(line.id);
    if (cases.length === 0) continue;
    if (places.has(line.id)) throw new DuplicateCase(line.id, file);
    places.set(line.id, place);
    for (const planned of cases) judge.take(planned, line);
    reported.observe(line);
    if (line.lost !== undefined) lost += 1;
  }
  const interrupted = footer === null || footer.interrupted;
  const read: EvidenceRead = { footer, ids: new Set(places.keys()), partial: interrupted || lost > 0 };
  const lineOf = createReader(file, places);
  const run = { header, strict, deviations };
  const cases = judge
    .conclude(
      (planned) => reported.missingReason(planned, read),
      (planned) => lineOf(reported.evidenceId(planned))?.exchanges ?? [],
    )
    .map((judged) =>
      reportedCase(
        judged,
        key,
        reported.describe(judged, () => lineOf(reported.evidenceId(judged.planned)), run),
      ),
    );
  return { cases, read, interrupted };
}

async function reportOf<C extends JudgeableCase, O>(
  evidence: OpenEvidence,
  reported: ReportKind<C, O>,
  options: ReportOptions,
): Promise<Report> {
  const { file, header } = evidence;
  const { ledger, strict } = options;
  const { key } = nameAndKey(header, options);
  const { cases, read, interrupted } = await judgedCases(evidence, reported, options, key);
  const whole = reported.isWhole(read);
  const runWarnings = reported.runWarnings(read);
  const trouble = reported.trouble();
  const counted = trouble === null ? {} : { trouble };
  const today = header.run.startedAt.slice(0, 10);
  return reportOfRun(
    { evidenceFile: file, header, footer: read.footer, options },
    {
      plan: reported.plan,
      conclusion: conclude(cases, {
        strict,
        whole,
        interrupted,
        ledger,
        asksAllOf: reported.asksAllOf,
        today,
        runWarnings,
        ...counted,
      }),
      partial: read.partial,
      missing: reported.missing(read),
      notes: reported.notes?.(read) ?? [],
      requests: read.footer?.requests ?? (await requestsSent(file)),
      ...counted,
      runWarnings,
      clauses: reported.clauses.map((clause) => reportedClause(clause, key, cases)),
      cases,
    },
  );
}

/**
 * Makes the report of an evidence file: judges every case anew and draws the conclusion. The same file and options
 * give the same report, whenever and wherever it is made.
 * `lines` are those of the file, unless somebody reads them who follows a run that is under way.
 * @throws {EvidenceError} where the file is no evidence.
 * @throws {DuplicateCase} where it holds a case twice.
 */
export async function makeReport(
  file: string,
  options: ReportOptions,
  lines: AsyncGenerator<PlacedLine> = placedLines(file),
): Promise<Report> {
  const { value: first } = await lines.next();
  const header = first?.line;
  if (header?.type !== 'run') throw new Error('An evidence file begins with its header.');
  const evidence = { file, header, lines };
  const { contract } = options;
  if (header.subject.kind === 'sdk') return reportOf(evidence, sdkReport(header, contract), options);
  return header.traffic === undefined
    ? reportOf(evidence, portalReport(header, contract), options)
    : reportOf(evidence, trafficReport(contract), options);
}
