import { groupByClause } from '../model/group-by-clause.ts';
import type { Report, ReportedClause } from '../model/report.ts';
import { type RootCause, rootCausesOf } from '../model/root-causes.ts';
import {
  saidCounts,
  statementMark,
  statementRemarks,
  statementSentence,
  statementTitles,
} from '../model/statement.ts';
import { verdictWords } from '../model/verdict-word.ts';
import { summaryTold } from '../sdk/summary-told.ts';
import { accountRows } from '../text/case-account.ts';
import { markdownCode, markdownText } from '../text/escape.ts';
import { summaryColumns } from './summary-columns.ts';

/** A GitHub step summary may have 1 MiB; a summary that is longer is not shown at all. */
const mostBytes = 1_000_000;
const mostRootCauses = 100;
const mostIds = 10;

function clauseRow(clause: ReportedClause, cases: number): string {
  const counts = saidCounts(clause.counts).map(([verdict, count]) => `${count} ${verdict}`);
  const said = `${verdictWords[clause.verdict].symbol} ${clause.verdict}`;
  const cells = [markdownCode(clause.id), clause.level, said, markdownText(clause.says), counts.join(', ')];
  return `| ${cells.join(' | ')}${cases === 0 ? 'no cases' : ''} |\n`;
}

function rootCauseBlock(rootCause: RootCause): string {
  const { verdict, count, sentence, first, others, account } = rootCause;
  const rows = accountRows(account).map(
    ([name, text]) =>
      `- ${name}: ${name === 'cause' ? markdownText(text) : markdownCode(text, name === 'curl' ? Number.POSITIVE_INFINITY : 400)}`,
  );
  const more = others.length - mostIds;
  const alike = others.slice(0, mostIds).map((id) => markdownCode(id));
  return [
    `#### ${verdictWords[verdict].symbol} ${verdict}: ${markdownText(sentence)}${count === 1 ? '' : ` (${count} cases)`}`,
    '',
    `- case: ${markdownText(first.title)}`,
    ...rows,
    ...(others.length === 0 ? [] : [`- alike: ${alike.join(', ')}${more > 0 ? ` and ${more} more` : ''}`]),
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
    report.subjects.length === 1 ? '' : `\n${summaryColumns(report)}`,
    `\n${markdownText(`${suite.name} ${suite.version}, contract ${contract.sha256}`)}\n\n`,
  ].join('');
}

function clauseTable(report: Report): string {
  const rows = groupByClause(report).map(({ clause, cases }) => clauseRow(clause, cases.length));
  return `### Clauses\n\n| clause | level | verdict | says | cases |\n| :-- | :-- | :-- | :-- | :-- |\n${rows.join('')}\n`;
}

/** `summary.md`: for `$GITHUB_STEP_SUMMARY`. Always below GitHub's limit; what is left out is counted. */
export function* summaryMd(report: Report): Generator<string> {
  const parts = [head(report), summaryTold(report), clauseTable(report)];
  let bytes = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  if (bytes > mostBytes) bytes -= Buffer.byteLength(parts.pop() ?? '');
  yield parts.join('');
  const all = rootCausesOf(report);
  if (all.length > 0) yield '### What is wrong\n\n';
  let shown = 0;
  for (const rootCause of all.slice(0, mostRootCauses)) {
    const block = rootCauseBlock(rootCause);
    bytes += Buffer.byteLength(block);
    if (bytes > mostBytes) break;
    shown += 1;
    yield block;
  }
  const hidden = all.slice(shown);
  const cases = hidden.reduce((sum, { count }) => sum + count, 0);
  if (hidden.length > 0)
    yield `${cases} more cases, wrong in ${hidden.length} more ways, are in \`index.html\` and \`report.json\`.\n`;
}
