import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clause } from '../../contract/contract.ts';
import { specDirectory } from '../../contract/editions.ts';
import type { JudgedCase } from '../../evaluate/judge-run.ts';
import { portalRepeatLine, type RunShape } from './repeat-line.ts';
import type { ReportedCase, ReportedClause } from './report.ts';
import { reportedFinding } from './reported-finding.ts';
import { countVerdicts, worstFirst } from './verdict-word.ts';

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
