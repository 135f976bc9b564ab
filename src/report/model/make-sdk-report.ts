import { conclude } from '../../evaluate/conclude.ts';
import {
  type JudgedSdkCase,
  judgeSubject,
  levelOf,
  type SdkEvidence,
} from '../../evaluate/sdk/judge-subject.ts';
import { selectionOf } from '../../plan/select-cases.ts';
import { loadScenarios } from '../../sdk/load-scenarios.ts';
import type { HandshakeReply } from '../../sdk/protocol.ts';
import type { SdkClause } from '../../sdk/scenario.ts';
import { type EvidenceHeader, earlierVerdicts } from './evidence.ts';
import type { ReportOptions } from './make-report.ts';
import { readEvidence } from './read-evidence.ts';
import type { Report, ReportedCase, ReportedClause } from './report.ts';
import { DuplicateCase } from './report-error.ts';
import { nameAndKey, reportOfRun } from './report-of-run.ts';
import { reportedSdkCase } from './reported-sdk-case.ts';
import { countVerdicts, worstFirst } from './verdict-word.ts';

/** Who did not say what it is claims nothing. */
const nobody: HandshakeReply = {
  b24sdk: 1,
  name: '',
  version: '',
  language: '',
  license: '',
  auth: [],
  schemes: [],
  ca: 'none',
  proxy: 'none',
  capabilities: [],
};

function clauseOf(clause: SdkClause, subject: string, cases: readonly ReportedCase[]): ReportedClause {
  const counts = countVerdicts(cases.filter((one) => one.clause === clause.id).map(({ verdict }) => verdict));
  const verdict = worstFirst.find((word) => counts[word] > 0) ?? 'not-run';
  const { id, says, source } = clause;
  return { subject, id, level: levelOf(clause), says, source, quote: '', counts, verdict };
}

/** A subject that could not even be asked: what it did not do is nobody's verdict. */
function withTrouble(
  judged: JudgedSdkCase,
  { trouble, isAbsent }: NonNullable<EvidenceHeader['sdk']>,
): JudgedSdkCase {
  if (trouble === null) return judged;
  const verdict = isAbsent ? 'not-run' : 'inconclusive';
  return { ...judged, judgement: { verdict, reason: trouble, findings: [] } };
}

/**
 * Makes the report of an SDK's evidence: judges every case anew and draws the conclusion, as `makeReport` does for portals.
 * @throws {EvidenceError} where the file is no evidence.
 */
export async function makeSdkReport(
  evidenceFile: string,
  header: EvidenceHeader,
  options: ReportOptions,
): Promise<Report> {
  const { contract, ledger, strict, deviations } = options;
  const spec = loadScenarios();
  const { cases: lines, footer, partial } = await readEvidence(evidenceFile);
  const selection = selectionOf(header.options.only, earlierVerdicts(header.options));
  const today = header.run.startedAt.slice(0, 10);
  const facts = header.sdk ?? {
    key: '',
    title: '',
    package: null,
    file: null,
    hello: null,
    trouble: null,
    isAbsent: false,
  };
  const ids = new Set<string>();
  for (const { id } of lines) {
    if (ids.has(id)) throw new DuplicateCase(id, evidenceFile);
    ids.add(id);
  }
  const evidence = lines.map(
    ({ id, exchanges, notRun, sdk }): SdkEvidence => ({
      id,
      exchanges,
      record: sdk ?? null,
      notRun: notRun ?? null,
    }),
  );
  const judged = judgeSubject(evidence, {
    contract,
    spec,
    hello: facts.hello ?? nobody,
    selection,
    ledger,
    today,
  }).map((one) => withTrouble(one, facts));
  const { key } = nameAndKey(header, options);
  const run = { header, strict, deviations };
  const cases = judged.map((one) => reportedSdkCase(one, { contract, subject: key, run }));
  const whole = selection === null && facts.trouble === null;
  const conclusion = conclude(cases, { strict, whole, interrupted: partial, ledger, today });
  return reportOfRun(
    { evidenceFile, header, footer, options },
    {
      plan: spec.sha256,
      conclusion,
      partial,
      missing: 0,
      requests: footer?.requests ?? 0,
      clauses: spec.clauses.map((clause) => clauseOf(clause, key, cases)),
      cases,
    },
  );
}
