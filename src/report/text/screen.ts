import type { Report } from '../model/report.ts';
import { type RootCause, rootCausesOf } from '../model/root-causes.ts';
import {
  headRemarks,
  saidCounts,
  statementMark,
  statementSentence,
  statementTitles,
} from '../model/statement.ts';
import { isStrictThroughout } from '../model/subjects.ts';
import { toneOf, verdictWords } from '../model/verdict-word.ts';
import { terminalText } from './escape.ts';
import { failureDetailRows } from './failure-details.ts';
import { type Paint, painter } from './paint.ts';

const maxRootCauses = 10;
const lineLimit = 160;
/** An input of 80 characters and the sentence about it: a title that is cut loses the sentence. */
const titleLimit = 280;
const maxIds = 3;

function alike(others: readonly string[]): string {
  const more = others.length - maxIds;
  return `${others.slice(0, maxIds).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function rootCauseText(rootCause: RootCause, paint: Paint): string {
  const { verdict, tone, count, title, first, others, details } = rootCause;
  const said = paint(tone, `${verdictWords[verdict].symbol} ${verdict}`);
  const rows = failureDetailRows(details).map(
    ([name, text]) =>
      [name, terminalText(text, name === 'curl' ? Number.POSITIVE_INFINITY : lineLimit)] as const,
  );
  return [
    `${said}  ${terminalText(title, titleLimit)}${count === 1 ? '' : ` (${count} cases)`}`,
    ...[
      ['case', terminalText(first.title, lineLimit)] as const,
      ...rows,
      ...(others.length === 0 ? [] : [['alike', terminalText(alike(others), lineLimit)] as const]),
    ].map(([name, text]) => `    ${name.padEnd(9)} ${text}`),
  ].join('\n');
}

function countsText(report: Report, paint: Paint): string {
  const said = saidCounts(report.counts).map(([verdict, count]) =>
    paint(toneOf(verdict, isStrictThroughout(report)), `${verdictWords[verdict].symbol} ${count} ${verdict}`),
  );
  return said.length === 0 ? 'no cases' : said.join('   ');
}

/**
 * The end of a run for a person: each root cause once, worst first, then statement, counts and the report's path last,
 * where the eye is. Ends without a line feed; every word of the subject goes through {@link terminalText}.
 */
export function summaryText(
  report: Report,
  options: { readonly colour: boolean; readonly reportPath?: string },
): string {
  const paint = painter(options.colour);
  const rootCauses = rootCausesOf(report);
  const hidden = rootCauses.slice(maxRootCauses);
  const hiddenCases = hidden.reduce((sum, { count }) => sum + count, 0);
  const { tone, symbol } = statementMark(report);
  const title = `${symbol} ${statementTitles[report.statement]}${report.partial ? ' (partial)' : ''}`;
  const about = [statementSentence(report), ...headRemarks(report)];
  const parts = [
    ...rootCauses.slice(0, maxRootCauses).map((rootCause) => rootCauseText(rootCause, paint)),
    ...(hiddenCases > 0
      ? [`The report has ${hiddenCases} more cases with ${hidden.length} other root causes.`]
      : []),
    [
      paint(tone, title),
      ...about.map((line) => `  ${terminalText(line)}`),
      `  ${countsText(report, paint)}`,
    ].join('\n'),
    ...(options.reportPath === undefined ? [] : [`  report  ${terminalText(options.reportPath, 1000)}`]),
  ];
  return parts.join('\n\n');
}
