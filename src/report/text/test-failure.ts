import type { ReportedCase, ReportedClause } from '../model/report.ts';
import { terminalText } from './escape.ts';
import { failureDetailRows, failureDetailsOf } from './failure-details.ts';

const longest = 300;

/** A case that is not green, as the message of a failed test: clause, sent, expected, received, and how to repeat it. */
export function testFailure(reported: ReportedCase, clause: ReportedClause): string {
  return [
    `${reported.verdict}: ${terminalText(reported.reason, longest)}`,
    ...failureDetailRows(failureDetailsOf(reported, clause)).map(
      ([name, text]) =>
        `  ${name.padEnd(9)} ${terminalText(text, name === 'curl' ? Number.POSITIVE_INFINITY : longest)}`,
    ),
  ].join('\n');
}
