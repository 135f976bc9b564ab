import { createHash } from 'node:crypto';
import type { Location, Result } from 'sarif';
import type { Verdict } from '../../evaluate/verdict.ts';
import type { ReportedCase, ReportedClause } from '../model/report.ts';
import { shortened, visibleText } from '../text/escape.ts';
import { failureDetailsOf } from '../text/failure-details.ts';

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

/** Where a clause is promised, as a file below the repository with its lines. */
interface PromisedAt {
  readonly file: string;
  readonly first: number;
  readonly last: number;
}

/** The lines of the page that promises a clause; where no page of ours does, the line of the document that defines it. */
export function promisedAt({ source, place, method }: ReportedClause): PromisedAt {
  const { page, lines } = source;
  if (lines !== undefined) return { file: `spec/pages/${page}.md`, first: lines[0], last: lines[1] };
  const line = place?.line ?? 1;
  return { file: place?.file ?? `spec/methods/${method}.yaml`, first: line, last: line };
}

function physical(file: string, first: number, last: number): Location {
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      region: { startLine: first, endLine: last },
    },
  };
}

/** The lines that promise a clause, under the clause's name. */
export function sarifLocation(clause: ReportedClause): Location {
  const { file, first, last } = promisedAt(clause);
  return { ...physical(file, first, last), logicalLocations: [{ name: clause.id, kind: 'member' }] };
}

/** The line of the document that defines a clause, where it is known and not the location itself. */
function definition({ place, source }: ReportedClause): readonly Location[] {
  return place === undefined || source.lines === undefined
    ? []
    : [
        {
          id: 1,
          message: { text: 'The clause is defined here.' },
          ...physical(place.file, place.line, place.line),
        },
      ];
}

function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}

/** The result of a case; null for a verdict that is no news to a code scanner (`pass`, `info`, `not-run`). */
export function sarifResult(
  reported: ReportedCase,
  clause: ReportedClause,
  ruleIndex: number,
  strict: boolean,
): Result | null {
  const grade = grades[reported.verdict];
  if (grade === undefined) return null;
  const { sent, expected, received, cause, repeat } = failureDetailsOf(reported, clause);
  const { deviation } = reported;
  const text = `${reported.title}: ${reported.reason} Sent: ${sent}. Expected: ${expected}. Received: ${received}.${cause === null ? '' : ` Likely cause: ${cause}`} Repeat: ${repeat}`;
  const codes = reported.findings.map((finding) => finding.code).sort();
  return {
    ruleId: clause.id,
    ruleIndex,
    ...grade,
    ...(strict && reported.verdict === 'lenient' ? { level: 'error' } : {}),
    message: { text: sarifText(text) },
    locations: [sarifLocation(clause)],
    relatedLocations: [...definition(clause)],
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
