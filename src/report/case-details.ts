import { caseLines } from './case-text.ts';
import { shortened, visibleText } from './escape.ts';
import type { ReportedCase, ReportedClause } from './report.ts';

const longest = 2000;

/** A case in plain lines for formats that show text as it stands; portal text is made visible, nothing is markup. */
export function caseDetails(reported: ReportedCase, clause: ReportedClause): string {
  const { sent, expected, received } = caseLines(reported, clause);
  const findings = reported.findings.map((finding) => {
    const place = finding.pointer === '' ? '' : ` at ${finding.pointer}`;
    return `${finding.code}${place}: ${finding.message} Expected ${finding.expected}, received ${finding.received}`;
  });
  return [
    `clause    ${clause.id} (${clause.level}): ${clause.says}`,
    `sent      ${sent}`,
    `expected  ${expected}`,
    `received  ${received}`,
    ...findings.map((finding) => `finding   ${finding}`),
    `repeat    ${reported.repeat}`,
  ]
    .map((line) => visibleText(shortened(line, longest)))
    .join('\n');
}
