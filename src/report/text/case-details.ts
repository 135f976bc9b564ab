import { mainFinding } from '../model/finding-order.ts';
import type { ReportedCase, ReportedClause } from '../model/report.ts';
import { shortened, visibleText } from './escape.ts';
import { failureDetailRows, failureDetailsOf } from './failure-details.ts';

const longest = 2000;

/** A case in plain lines for formats that show text as it stands; portal text is made visible, nothing is markup. */
export function caseDetails(reported: ReportedCase, clause: ReportedClause): string {
  // The rows have said what was expected and received by the main finding.
  const main = mainFinding(reported);
  const findings = reported.findings.map((finding) => {
    const place = finding.pointer === '' ? '' : ` at ${finding.pointer}`;
    if (finding === main) return `${finding.code}${place}: ${finding.message}`;
    return `${finding.code}${place}: ${finding.message} Expected ${finding.expected}, received ${finding.received}`;
  });
  return [
    ...failureDetailRows(failureDetailsOf(reported, clause)),
    ...findings.map((text) => ['finding', text] as const),
  ]
    .map(([name, text]) => visibleText(shortened(`${name.padEnd(9)} ${text}`, longest)))
    .join('\n');
}
