import type { Conclusion } from '../../evaluate/conclude.ts';
import type { TroubleSummary } from '../../evaluate/run-trouble.ts';
import type { RunWarning } from '../../evaluate/run-warnings.ts';
import type { EvidenceFooter, EvidenceHeader } from '../evidence/evidence.ts';
import { reasonsOf } from '../model/reasons.ts';
import type { Report, ReportedCase, ReportedClause, ReportedSubject } from '../model/report.ts';
import { subjectKey } from '../model/subject-key.ts';
import { countVerdicts } from '../model/verdict-word.ts';
import { makeProof } from './make-proof.ts';
import type { ReportOptions } from './make-report.ts';
import { reportOfSubjects } from './report-of-subjects.ts';

/** The evidence that a report is made of. */
export interface JudgedEvidence {
  readonly evidenceFile: string;
  readonly header: EvidenceHeader;
  readonly footer: EvidenceFooter | null;
  readonly options: ReportOptions;
}

/** What judging it gave. */
export interface RunResults {
  /** SHA-256 of the plan. */
  readonly plan: string;
  readonly conclusion: Conclusion;
  readonly partial: boolean;
  readonly missing: number;
  /** What is to be said beside the cases. */
  readonly notes?: readonly string[];
  /** Requests really sent. */
  readonly requests: number;
  readonly trouble?: TroubleSummary;
  readonly runWarnings?: readonly RunWarning[];
  readonly clauses: readonly ReportedClause[];
  readonly cases: readonly ReportedCase[];
}

const maxReasons = 3;

/** What the subject of a run is called in its report, and the key that names its files. */
export function nameAndKey(
  header: EvidenceHeader,
  options: Pick<ReportOptions, 'name' | 'key'>,
): { readonly name: string; readonly key: string } {
  const name = options.name ?? header.subject.name;
  return { name, key: options.key ?? subjectKey(name) };
}

/** The report of one run of one subject, a portal or an SDK. */
export function reportOfRun(judged: JudgedEvidence, results: RunResults): Report {
  const { evidenceFile, header, footer, options } = judged;
  const { plan, conclusion, partial, missing, notes, requests, trouble, clauses, cases } = results;
  const { runWarnings = [] } = results;
  const { statement, exitCode, unjudged, ledgerProblems } = conclusion;
  const { strict, deviations } = options;
  const { name, key } = nameAndKey(header, options);
  const { id, startedAt } = header.run;
  const finishedAt = footer?.finishedAt ?? startedAt;
  const subject: ReportedSubject = {
    key,
    ...header.subject,
    name,
    ...(header.sdk?.isExample === true ? { isExample: true } : {}),
    documents: header.documents,
    plan,
    statement,
    exitCode,
    partial,
    missing,
    counts: countVerdicts(cases.map(({ verdict }) => verdict)),
    run: {
      id,
      startedAt,
      finishedAt,
      durationMs: Date.parse(finishedAt) - Date.parse(startedAt),
      requests,
      ...(trouble === undefined || trouble.met === 0 ? {} : { trouble }),
    },
    options: { strict, only: header.options.only, deviations, history: null },
    reasons: [...runWarnings.map(({ message }) => message), ...reasonsOf(cases, clauses, strict)].slice(
      0,
      maxReasons,
    ),
    unjudged,
    ledgerProblems,
    ...(runWarnings.length === 0 ? {} : { runWarnings }),
  };
  return reportOfSubjects({
    suite: header.suite,
    subjects: [subject],
    ...(notes === undefined ? {} : { notes }),
    proof: makeProof({
      subject: key,
      documents: header.documents,
      evidenceFile,
      ledgerFile: options.ledgerFile ?? deviations,
    }),
    clauses,
    cases,
  });
}
