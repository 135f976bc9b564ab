import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clause, Contract } from '../../contract/contract.ts';
import { specDirectory } from '../../contract/editions.ts';
import { conclude } from '../../evaluate/conclude.ts';
import { createRunJudge, type JudgedCase } from '../../evaluate/judge-run.ts';
import type { Ledger } from '../../evaluate/ledger.ts';
import { createRunTrouble } from '../../evaluate/run-trouble.ts';
import { createRunWarnings } from '../../evaluate/run-warnings.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import { makePlan } from '../../plan/make-plan.ts';
import { planHash } from '../../plan/plan-hash.ts';
import { type Selection, selectionOf } from '../../plan/select-cases.ts';
import { type EvidenceFooter, type EvidenceHeader, earlierVerdicts } from './evidence.ts';
import type { LinePlace } from './file-lines.ts';
import { makeProof } from './make-proof.ts';
import { makeSdkReport } from './make-sdk-report.ts';
import { caseAt, placedLines } from './read-evidence.ts';
import { reasonsOf } from './reasons.ts';
import { portalRepeatLine, type RunShape } from './repeat-line.ts';
import type { Report, ReportedCase, ReportedClause, ReportedSubject } from './report.ts';
import { DuplicateCase } from './report-error.ts';
import { reportOfSubjects } from './report-of-subjects.ts';
import { reportedFinding } from './reported-finding.ts';
import { requestsSent } from './requests-sent.ts';
import { subjectKey } from './subject-key.ts';
import { countVerdicts, worstFirst } from './verdict-word.ts';

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

/** The lines of a page that a clause rests on; empty where the page is not one of ours. */
function quoteOf({ source }: Clause): string {
  if (source.lines === undefined) return '';
  const [first, last] = source.lines;
  const file = join(specDirectory(), 'pages', `${source.page}.md`);
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(first - 1, last)
    .join('\n')
    .trim();
}

/** A judged case as the report shows it. Its exchanges are looked up when they are looked at. */
export function reportedCase(
  judged: JudgedCase,
  made: { readonly subject: string; readonly run: RunShape },
): ReportedCase {
  const { planned, judgement, entry, watched } = judged;
  const { id, title, clause, level, prefers, accepts } = planned;
  const known = entry !== undefined && ['deviation', 'changed', 'fixed'].includes(judgement.verdict);
  const { reason = '', since = '', issue, expires } = entry ?? {};
  return {
    id,
    subject: made.subject,
    title,
    clause,
    level,
    verdict: judgement.verdict,
    reason: judgement.reason,
    findings: judgement.findings.map(reportedFinding),
    prefers,
    accepts,
    get exchanges() {
      return judged.exchanges;
    },
    ...(watched === undefined ? {} : { watched }),
    ...(known
      ? {
          deviation: {
            reason,
            since,
            ...(issue === undefined ? {} : { issue }),
            ...(expires === undefined ? {} : { expires }),
          },
        }
      : {}),
    repeat: portalRepeatLine(planned, made.run),
  };
}

/** A clause with what its cases got. */
export function reportedClause(
  clause: Clause,
  subject: string,
  cases: readonly ReportedCase[],
): ReportedClause {
  const own = cases.filter((one) => one.clause === clause.id);
  const { id, level, says, source, place } = clause;
  const verdict = worstFirst.find((word) => own.some((one) => one.verdict === word)) ?? 'not-run';
  return {
    subject,
    id,
    level,
    says,
    source,
    quote: quoteOf(clause),
    place,
    counts: countVerdicts(own.map((one) => one.verdict)),
    verdict,
  };
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
  const name = options.name ?? header.subject.name;
  const key = options.key ?? subjectKey(name);
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
  const { statement, exitCode, unjudged, ledgerProblems } = conclude(cases, {
    strict,
    whole,
    interrupted,
    ledger,
    today,
    runWarnings,
    trouble,
  });
  const clauses = contract.clauses.map((clause) => reportedClause(clause, key, cases));
  const finishedAt = footer?.finishedAt ?? header.run.startedAt;
  const document = header.contract;
  const subject: ReportedSubject = {
    key,
    ...header.subject,
    name,
    documents: [document],
    plan: planHash(plan),
    statement,
    exitCode,
    partial,
    missing: plan.filter((planned) => (selection?.includes(planned) ?? true) && !places.has(planned.id))
      .length,
    counts: countVerdicts(cases.map(({ verdict }) => verdict)),
    run: {
      id: header.run.id,
      startedAt: header.run.startedAt,
      finishedAt,
      durationMs: Date.parse(finishedAt) - Date.parse(header.run.startedAt),
      requests: footer?.requests ?? (await requestsSent(evidenceFile)),
      ...(trouble.met === 0 ? {} : { trouble }),
    },
    options: { strict, only: header.options.only, deviations, history: null },
    reasons: [...runWarnings.map(({ message }) => message), ...reasonsOf(cases, clauses, strict)].slice(0, 3),
    unjudged,
    ledgerProblems,
    ...(runWarnings.length === 0 ? {} : { runWarnings }),
  };
  return reportOfSubjects({
    suite: header.suite,
    subjects: [subject],
    proof: makeProof({
      subject: key,
      document,
      evidenceFile,
      ledgerFile: options.ledgerFile ?? deviations,
    }),
    clauses,
    cases,
  });
}
