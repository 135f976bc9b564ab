import { describeResponse } from '../../plan/describe.ts';
import { findingsByWeight } from '../model/finding-order.ts';
import type { ReportedCase, ReportedClause } from '../model/report.ts';
import { verdictWords } from '../model/verdict-word.ts';
import { sourceText } from './case-text.ts';
import { terminalText } from './escape.ts';
import { exchangesByWeight, receivedLine, sentLine } from './exchange-text.ts';
import { failureDetailsOf } from './failure-details.ts';
import { painter } from './paint.ts';

const maxLines = 6;

function row(name: string, text: string): string {
  return `  ${name.padEnd(9)} ${text}`;
}

/** Rows of one kind; only the first has its name, and what is too much for a screen is counted. */
function rows(name: string, lines: readonly string[]): string[] {
  const shown = lines
    .slice(0, maxLines)
    .map((line, index) => row(index === 0 ? name : '', terminalText(line, 200)));
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, row('', `and ${more} more`)] : shown;
}

function expectedLines(reported: ReportedCase, clause: ReportedClause): string[] {
  const passing = reported.prefers.map((response) => `${describeResponse(response)} passes`);
  const tolerated = reported.accepts.map((response) => `${describeResponse(response)} is lenient`);
  return passing.length === 0 ? [clause.says] : [...passing, ...tolerated];
}

function receivedLines(reported: ReportedCase): string[] {
  const exchanges = exchangesByWeight(reported).map(receivedLine);
  const findings = findingsByWeight(reported).map(
    ({ code, message, expected, received }) =>
      `${code}: ${message} Expected ${expected || 'nothing'}, received ${received || 'nothing'}.`,
  );
  return [...exchanges, ...findings];
}

/**
 * One case on one screen, for `explain`: clause, source, what is sent, what is expected, what the last run received.
 * `planned` are the lines that stand for what would be sent where no run has sent it yet. Ends without a line feed.
 */
export function caseText(
  reported: ReportedCase,
  clause: ReportedClause,
  options: { readonly colour: boolean; readonly edition?: string; readonly planned?: readonly string[] },
): string {
  const paint = painter(options.colour);
  const { symbol, tone } = verdictWords[reported.verdict];
  const sent = exchangesByWeight(reported).map(sentLine);
  const { cause, curl } = failureDetailsOf(reported, clause);
  return [
    `${terminalText(reported.id)}\n${terminalText(reported.title)}\n`,
    ...rows('clause', [`${clause.id} (${clause.level}): ${clause.says}`]),
    ...(options.edition === undefined ? [] : [row('edition', terminalText(options.edition))]),
    ...rows('source', [sourceText(clause.source), ...(clause.quote === '' ? [] : clause.quote.split('\n'))]),
    ...rows('sent', sent.length > 0 ? sent : (options.planned ?? ['nothing'])),
    ...rows('expected', expectedLines(reported, clause)),
    ...rows('received', receivedLines(reported)),
    row('verdict', `${paint(tone, `${symbol} ${reported.verdict}`)}  ${terminalText(reported.reason)}`),
    ...(cause === null ? [] : [row('cause', terminalText(cause))]),
    ...rows('repeat', [reported.repeat]),
    ...(curl === null ? [] : [row('curl', terminalText(curl, Number.POSITIVE_INFINITY))]),
  ].join('\n');
}
