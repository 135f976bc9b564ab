import { caseLines } from './case-text.ts';
import { markdownCode, markdownText } from './escape.ts';
import { clausesById, groupByClause } from './group-by-clause.ts';
import type { Report, ReportedCase, ReportedClause } from './report.ts';
import {
  saidCounts,
  statementMark,
  statementRemarks,
  statementSentence,
  statementTitles,
} from './statement.ts';
import { toneOf, verdictWords, worstFirst } from './verdict-word.ts';

/** A GitHub step summary may have 1 MiB; a summary that is longer is not shown at all. */
const mostBytes = 1_000_000;
const mostCases = 100;

function clauseRow(clause: ReportedClause, cases: number): string {
  const counts = saidCounts(clause.counts).map(([verdict, count]) => `${count} ${verdict}`);
  const said = `${verdictWords[clause.verdict].symbol} ${clause.verdict}`;
  const cells = [markdownCode(clause.id), clause.level, said, markdownText(clause.says), counts.join(', ')];
  return `| ${cells.join(' | ')}${cases === 0 ? 'no cases' : ''} |\n`;
}

function caseBlock(reported: ReportedCase, clause: ReportedClause): string {
  const { sent, expected, received } = caseLines(reported, clause);
  return [
    `#### ${verdictWords[reported.verdict].symbol} ${reported.verdict}: ${markdownText(reported.title)}`,
    '',
    `${markdownText(reported.reason)}`,
    '',
    `- clause: ${markdownCode(clause.id)} (${clause.level})`,
    `- sent: ${markdownCode(sent)}`,
    `- expected: ${markdownCode(expected)}`,
    `- received: ${markdownCode(received)}`,
    `- repeat: ${markdownCode(reported.repeat)}`,
    '',
    '',
  ].join('\n');
}

function head(report: Report): string {
  const { symbol } = statementMark(report);
  const reasons = [...report.reasons, ...statementRemarks(report)].map(
    (reason) => `- ${markdownText(reason)}\n`,
  );
  const counts = saidCounts(report.counts).map(
    ([verdict, count]) =>
      `| ${verdictWords[verdict].symbol} ${verdict} | ${count} | ${verdictWords[verdict].meaning} |\n`,
  );
  const { suite, contract } = report;
  return [
    `## ${symbol} ${statementTitles[report.statement]}${report.partial ? ' (partial)' : ''}\n\n`,
    `${markdownText(statementSentence(report))}\n\n`,
    ...reasons,
    reasons.length > 0 ? '\n' : '',
    '| verdict | cases | meaning |\n| :-- | --: | :-- |\n',
    ...counts,
    `\n${markdownText(`${suite.name} ${suite.version}, contract ${contract.sha256}`)}\n\n`,
  ].join('');
}

function clauseTable(report: Report): string {
  const rows = groupByClause(report).map(({ clause, cases }) => clauseRow(clause, cases.length));
  return `### Clauses\n\n| clause | level | verdict | says | cases |\n| :-- | :-- | :-- | :-- | :-- |\n${rows.join('')}\n`;
}

/** The red and amber cases, worst verdict first. */
function troubles(report: Report): readonly ReportedCase[] {
  const isTrouble = (reported: ReportedCase) =>
    ['red', 'amber'].includes(toneOf(reported.verdict, report.options.strict));
  const rank = (reported: ReportedCase) => worstFirst.indexOf(reported.verdict);
  return report.cases.filter(isTrouble).sort((one, other) => rank(one) - rank(other));
}

/** `summary.md`: for `$GITHUB_STEP_SUMMARY`. Always below GitHub's limit; what is left out is counted. */
export function* summaryMd(report: Report): Generator<string> {
  const clauses = clausesById(report);
  const parts = [head(report), clauseTable(report)];
  let bytes = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  if (bytes > mostBytes) bytes -= Buffer.byteLength(parts.pop() ?? '');
  yield parts.join('');
  const all = troubles(report);
  if (all.length > 0) yield '### What is wrong\n\n';
  let shown = 0;
  for (const reported of all.slice(0, mostCases)) {
    const clause = clauses.get(reported.clause);
    const block = clause === undefined ? '' : caseBlock(reported, clause);
    bytes += Buffer.byteLength(block);
    if (bytes > mostBytes) break;
    shown += 1;
    yield block;
  }
  if (shown < all.length) yield `${all.length - shown} more are in \`index.html\` and \`report.json\`.\n`;
}
