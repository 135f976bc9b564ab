import { likelyCause } from '../../evaluate/likely-cause.ts';
import { mainFinding } from '../model/finding-order.ts';
import type { ReportedCase, ReportedClause } from '../model/report.ts';
import { caseLines, sourceText } from './case-text.ts';
import { curlLine } from './curl-line.ts';
import { exchangesByWeight } from './exchange-text.ts';

/** Everything a person needs to act on a case, each as one raw text: escape it before showing it. */
export interface FailureDetails {
  /** Id and level of the clause, and what it says. */
  readonly clause: string;
  /** Where the contract says so: page and lines. */
  readonly source: string;
  readonly sent: string;
  /** The place in the response body that the finding is about; null where it is about no one place. */
  readonly where: string | null;
  readonly expected: string;
  readonly received: string;
  /** The most likely cause of the main finding; null where nothing was found, or none is known. */
  readonly cause: string | null;
  /** The command that repeats the case alone. */
  readonly repeat: string;
  /** The same request by curl, secrets left to the environment; null where it fits into no line. */
  readonly curl: string | null;
}

/** The failure details of a case: by its main finding, and by the exchange which that is about. */
export function failureDetailsOf(reported: ReportedCase, clause: ReportedClause): FailureDetails {
  const exchange = exchangesByWeight(reported)[0];
  const finding = mainFinding(reported);
  return {
    clause: `${clause.id} (${clause.level}): ${clause.says}`,
    source: sourceText(clause.source),
    ...caseLines(reported, clause),
    cause: finding === undefined ? null : likelyCause(finding.code, finding.facts.expected, exchange),
    repeat: reported.repeat,
    curl: exchange === undefined ? null : curlLine(exchange),
  };
}

/** Failure details as rows of name and text, in the order in which they are read; what is not known has no row. */
export function failureDetailRows(
  details: FailureDetails,
): readonly (readonly [name: string, text: string])[] {
  const { clause, source, sent, where, expected, received, cause, repeat, curl } = details;
  const rows: readonly (readonly [string, string | null])[] = [
    ['clause', clause],
    ['source', source],
    ['sent', sent],
    ['where', where],
    ['expected', expected],
    ['received', received],
    ['cause', cause],
    ['repeat', repeat],
    ['curl', curl],
  ];
  return rows.flatMap(([name, text]) => (text === null ? [] : [[name, text] as const]));
}
