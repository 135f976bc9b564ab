import { caseLines } from './case-text.ts';
import { terminalText } from './escape.ts';
import type { ReportedCase, ReportedClause } from './report.ts';

const longest = 300;

/** A case that is not green, as the message of a failed test: clause, sent, expected, received, and how to repeat it. */
export function testFailure(reported: ReportedCase, clause: ReportedClause): string {
  const { sent, expected, received } = caseLines(reported, clause);
  return [
    `${reported.verdict}: ${terminalText(reported.reason, longest)}`,
    `  clause    ${clause.id} (${clause.level}): ${clause.says}`,
    `  sent      ${terminalText(sent, longest)}`,
    `  expected  ${terminalText(expected, longest)}`,
    `  received  ${terminalText(received, longest)}`,
    `  repeat    ${reported.repeat}`,
  ].join('\n');
}
