import type { LedgerEntry } from '../../evaluate/baseline/ledger.ts';
import type { JudgeableCase, JudgedCase } from '../../evaluate/judge/judge.ts';
import type { Verdict } from '../../evaluate/verdict.ts';
import type { ReportedCase } from '../model/report.ts';
import { reportedFinding } from './reported-finding.ts';

/** What the report shows of a case beside its verdict. It differs between portals and SDKs. */
export type CaseDetails = Pick<ReportedCase, 'prefers' | 'accepts' | 'repeat'> &
  Partial<Pick<ReportedCase, 'surface' | 'timeline' | 'raw' | 'blame'>>;

const ledgerVerdicts: readonly Verdict[] = ['deviation', 'changed', 'fixed'];

function deviationOf({ reason, since, issue, expires }: LedgerEntry): NonNullable<ReportedCase['deviation']> {
  return {
    reason,
    since,
    ...(issue === undefined ? {} : { issue }),
    ...(expires === undefined ? {} : { expires }),
  };
}

/** A judged case as the report shows it. Its exchanges are looked up when they are read. */
export function reportedCase(
  judged: JudgedCase<JudgeableCase>,
  subject: string,
  { prefers, accepts, repeat, ...details }: CaseDetails,
): ReportedCase {
  const { planned, judgement, entry, responsesJudged } = judged;
  const { id, title, clause, level } = planned;
  const { verdict, reason, findings } = judgement;
  return {
    id,
    subject,
    title,
    clause,
    level,
    verdict,
    reason,
    findings: findings.map(reportedFinding),
    prefers,
    accepts,
    get exchanges() {
      return judged.exchanges;
    },
    ...(responsesJudged === undefined ? {} : { responsesJudged }),
    ...(entry !== undefined && ledgerVerdicts.includes(verdict) ? { deviation: deviationOf(entry) } : {}),
    ...details,
    repeat,
  };
}
