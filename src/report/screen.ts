import { caseLines } from './case-text.ts';
import { terminalText } from './escape.ts';
import { mainFinding } from './finding-order.ts';
import { clausesById } from './group-by-clause.ts';
import { type Paint, painter } from './paint.ts';
import type { Report, ReportedCase, ReportedClause } from './report.ts';
import {
  saidCounts,
  statementMark,
  statementRemarks,
  statementSentence,
  statementTitles,
} from './statement.ts';
import { toneOf, verdictWords, worstFirst } from './verdict-word.ts';

const mostGroups = 20;
const lineLimit = 160;

/** Cases that went wrong in the same way: the first speaks for all. */
interface Group {
  readonly first: ReportedCase;
  readonly clause: ReportedClause;
  readonly others: number;
}

function groupKey(reported: ReportedCase): string {
  const finding = mainFinding(reported);
  const parts = [finding?.code, finding?.pointer, finding?.expected, finding?.received];
  // What could not be told, for want of an answer, is one trouble whatever the clause.
  if (reported.verdict === 'infra') return JSON.stringify([reported.verdict, finding?.code]);
  return JSON.stringify([reported.clause, reported.verdict, ...(finding ? parts : [reported.reason])]);
}

/** The red and amber cases, worst first, equal ones together. */
function troubleGroups(report: Report): readonly Group[] {
  const clauses = clausesById(report);
  const groups = new Map<string, Group>();
  for (const verdict of worstFirst) {
    const tone = toneOf(verdict, report.options.strict);
    if (tone !== 'red' && tone !== 'amber') continue;
    for (const reported of report.cases.filter((one) => one.verdict === verdict)) {
      const clause = clauses.get(reported.clause);
      if (clause === undefined) continue;
      const key = groupKey(reported);
      const known = groups.get(key);
      groups.set(
        key,
        known ? { ...known, others: known.others + 1 } : { first: reported, clause, others: 0 },
      );
    }
  }
  return [...groups.values()];
}

function groupText({ first, clause, others }: Group, strict: boolean, paint: Paint): string {
  const { sent, expected, received } = caseLines(first, clause);
  const tone = toneOf(first.verdict, strict);
  const said = `${verdictWords[first.verdict].symbol} ${first.verdict}`;
  const more = others === 0 ? '' : ` (and ${others} more in the same way)`;
  const words = (text: string) => terminalText(text, lineLimit);
  return [
    `${paint(tone, said)}  ${words(first.title)}${more}`,
    `    clause    ${words(clause.id)} (${clause.level})`,
    `    sent      ${words(sent)}`,
    `    expected  ${words(expected)}`,
    `    received  ${words(received)}`,
    `    repeat    ${words(first.repeat)}`,
  ].join('\n');
}

function countsText(report: Report, paint: Paint): string {
  const said = saidCounts(report.counts).map(([verdict, count]) =>
    paint(toneOf(verdict, report.options.strict), `${verdictWords[verdict].symbol} ${count} ${verdict}`),
  );
  return said.length === 0 ? 'no cases' : said.join('   ');
}

/**
 * The end of a run for a person: each way of going wrong once, then statement, counts and the report's path last,
 * where the eye is. Ends without a line feed; every word of the subject goes through {@link terminalText}.
 */
export function summaryText(
  report: Report,
  options: { readonly colour: boolean; readonly reportPath?: string },
): string {
  const paint = painter(options.colour);
  const groups = troubleGroups(report);
  const shown = groups.slice(0, mostGroups);
  const hidden = groups.slice(mostGroups).reduce((sum, { others }) => sum + others + 1, 0);
  const { tone, symbol } = statementMark(report);
  const title = `${symbol} ${statementTitles[report.statement]}${report.partial ? ' (partial)' : ''}`;
  const about = [statementSentence(report), ...report.reasons.slice(0, 3), ...statementRemarks(report)];
  const parts = [
    ...shown.map((group) => groupText(group, report.options.strict, paint)),
    ...(hidden > 0 ? [`and ${hidden} more, all in the report`] : []),
    [
      paint(tone, title),
      ...about.map((line) => `  ${terminalText(line)}`),
      `  ${countsText(report, paint)}`,
    ].join('\n'),
    ...(options.reportPath === undefined ? [] : [`  report  ${terminalText(options.reportPath, 1000)}`]),
  ];
  return parts.join('\n\n');
}
