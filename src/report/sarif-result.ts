import { createHash } from 'node:crypto';
import type { Location, Result } from 'sarif';
import type { Verdict } from '../check/verdict.ts';
import { accountOf } from './case-account.ts';
import { shortened, visibleText } from './escape.ts';
import type { ReportedCase, ReportedClause } from './report.ts';

type Grade = Pick<Result, 'kind'> & { readonly level: NonNullable<Result['level']> };

/** Which verdicts become a result, and how grave. `open` is SARIF's word for "could not be decided". */
const grades: Readonly<Partial<Record<Verdict, Grade>>> = {
  fail: { kind: 'fail', level: 'error' },
  changed: { kind: 'fail', level: 'error' },
  fixed: { kind: 'fail', level: 'warning' },
  deviation: { kind: 'fail', level: 'error' },
  infra: { kind: 'open', level: 'none' },
  inconclusive: { kind: 'open', level: 'none' },
  lenient: { kind: 'fail', level: 'note' },
};

/** Text of a SARIF message. A viewer makes a link of `[text](target)`, so that one is broken visibly. */
export function sarifText(text: string): string {
  return shortened(visibleText(text), 2000).replaceAll('](', ']\\u{28}');
}

/** The line of the documents that promises a clause: the source page, or the document itself where there is none. */
export function sarifLocation(clause: ReportedClause, method: string): Location {
  const { page, lines } = clause.source;
  const file = lines === undefined ? `spec/${method}.yaml` : `spec/pages/${page}.md`;
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
      region: lines === undefined ? { startLine: 1 } : { startLine: lines[0], endLine: lines[1] },
    },
    logicalLocations: [{ name: clause.id, kind: 'member' }],
  };
}

function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}

/** The result of a case; null for a verdict that is no news to a code scanner (`pass`, `info`, `not-run`). */
export function sarifResult(
  reported: ReportedCase,
  clause: ReportedClause,
  ruleIndex: number,
  method: string,
  strict: boolean,
): Result | null {
  const grade = grades[reported.verdict];
  if (grade === undefined) return null;
  const { sent, expected, received, cause, repeat } = accountOf(reported, clause);
  const { deviation } = reported;
  const text = `${reported.title}: ${reported.reason} Sent: ${sent}. Expected: ${expected}. Received: ${received}.${cause === null ? '' : ` Likely cause: ${cause}`} Repeat: ${repeat}`;
  const codes = reported.findings.map((finding) => finding.code).sort();
  return {
    ruleId: clause.id,
    ruleIndex,
    ...grade,
    ...(strict && reported.verdict === 'lenient' ? { level: 'error' } : {}),
    message: { text: sarifText(text) },
    locations: [sarifLocation(clause, method)],
    partialFingerprints: {
      primaryLocationLineHash: `${fingerprint([reported.id])}:1`,
      'caseFindings/v1': fingerprint([reported.id, ...codes]),
    },
    ...(reported.verdict === 'deviation'
      ? {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: sarifText(deviation?.reason ?? reported.reason),
            },
          ],
        }
      : {}),
    properties: { case: reported.id, level: reported.level, verdict: reported.verdict },
  };
}
