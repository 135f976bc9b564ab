import type { Verdict } from '../../evaluate/verdict.ts';
import { type FailureDetails, failureDetailsOf } from '../text/failure-details.ts';
import { inputText } from '../text/input-text.ts';
import { isUnexpectedlyUnauthorized, shapeOf, shapeOfText } from './fact-shape.ts';
import { mainFinding } from './finding-order.ts';
import { groupedBy } from './grouped-by.ts';
import type { Report, ReportedCase, ReportedClause } from './report.ts';
import { caseKey, clauseKey, clausesByKey, documentOf, toneOfCase } from './subjects.ts';
import { type Tone, worstFirst } from './verdict-word.ts';

/** The cases that one root cause made red or amber. The first case speaks for all. */
export interface RootGroup {
  readonly verdict: Verdict;
  /** Red or amber. */
  readonly tone: Tone;
  /** How many cases. */
  readonly count: number;
  /** What is wrong, in one sentence. May quote the subject: escape it before showing it. */
  readonly sentence: string;
  readonly first: ReportedCase;
  readonly clause: ReportedClause;
  /** Ids of the clauses concerned, the first case's first. */
  readonly clauses: readonly string[];
  /** Ids of the other cases, in the order of the report; with several subjects, the key before each. */
  readonly others: readonly string[];
  /** What was sent, expected and received in the first case, where that is promised, why it may be so, and how to repeat it. */
  readonly details: FailureDetails;
}

/** A root cause as a report shows it. */
export interface RootCause extends RootGroup {
  /** The input of the first case, and the sentence about it. May quote the subject. */
  readonly title: string;
}

/** Findings about which response came: the same wrong response under several clauses has one cause. */
const acrossClauses: ReadonlySet<string> = new Set([
  'unexpected-success',
  'unexpected-error',
  'wrong-code',
  'wrong-status',
  'unreadable-code',
  'accepted-alternative',
]);

/** The place of one command in the response to a batch: what is wrong with one is often wrong with others. */
const batchCommand = /^(\/result\/result(?:_error)?)\/c?\d+$/;

/** Findings that say the same of different checks. */
const crashes: ReadonlySet<string> = new Set(['crash', 'crashed']);

function rootOf(reported: ReportedCase): string {
  const { clause, subject, verdict } = reported;
  const finding = mainFinding(reported);
  // A precondition that is not met stands in the way of a call, whatever clause the call is for.
  if (finding === undefined) {
    const about = verdict === 'inconclusive' ? '' : clause;
    return JSON.stringify([subject, verdict, about, shapeOfText(reported.reason)]);
  }
  const { code, pointer, facts } = finding;
  // Cases without a verdict for want of a response have one cause, whatever the clause.
  if (verdict === 'infra' || code === 'unreadable') return JSON.stringify([subject, verdict, code]);
  // A call that may be wrong in itself was not even looked at: HTTP's own word for it.
  if (isUnexpectedlyUnauthorized(finding.facts)) return JSON.stringify([subject, verdict, 'unauthorized']);
  if (crashes.has(code)) return JSON.stringify([subject, verdict, 'crash', shapeOf(facts.received)]);
  const family = acrossClauses.has(code) ? '' : clause;
  return JSON.stringify([
    subject,
    verdict,
    family,
    code,
    pointer.replace(batchCommand, '$1'),
    shapeOf(facts.expected),
    shapeOf(facts.received),
  ]);
}

function sentenceOf(reported: ReportedCase): string {
  const finding = mainFinding(reported);
  return finding === undefined || ['changed', 'fixed'].includes(reported.verdict)
    ? reported.reason
    : finding.message;
}

/** The input comes first, because it tells a reader which of the calls this is about. */
function titleOf(reported: ReportedCase, method: string): string {
  return `${inputText(reported, method)}: ${sentenceOf(reported)}`;
}

function rootCauseOf(
  first: ReportedCase,
  cases: readonly ReportedCase[],
  clause: ReportedClause,
  tone: Tone,
  nameOf: (reported: ReportedCase) => string,
): RootGroup {
  return {
    verdict: first.verdict,
    tone,
    count: cases.length,
    sentence: sentenceOf(first),
    first,
    clause,
    clauses: [...new Set(cases.map((one) => one.clause))],
    others: cases.slice(1).map(nameOf),
    details: failureDetailsOf(first, clause),
  };
}

const levels: readonly string[] = ['MUST', 'SHOULD', 'INFO'];

/** Requests that were not sent come of trouble before them, so that trouble is named first. */
function isConsequence({ first }: RootGroup): boolean {
  return mainFinding(first)?.code === 'not-sent';
}

/** Worst verdict first, causes before consequences, then the most binding level, then what concerns most cases. */
function byWeight(one: RootGroup, other: RootGroup): number {
  return (
    worstFirst.indexOf(one.verdict) - worstFirst.indexOf(other.verdict) ||
    Number(isConsequence(one)) - Number(isConsequence(other)) ||
    levels.indexOf(one.clause.level) - levels.indexOf(other.clause.level) ||
    other.count - one.count
  );
}

/** The root causes of some cases, of which `toneOf` tells the red and amber ones. */
export function rootCausesAmong(
  cases: readonly ReportedCase[],
  clauses: readonly ReportedClause[],
  toneOf: (reported: ReportedCase) => Tone,
): readonly RootGroup[] {
  const byKey = clausesByKey({ clauses });
  const several = new Set(clauses.map(({ subject }) => subject)).size > 1;
  const nameOf = several ? caseKey : ({ id }: ReportedCase) => id;
  const wrong = cases.filter((reported) => ['red', 'amber'].includes(toneOf(reported)));
  const roots = groupedBy(wrong, rootOf);
  return [...roots.values()]
    .flatMap((alike) => {
      const [first] = alike;
      const clause = byKey.get(clauseKey(first?.subject ?? '', first?.clause ?? ''));
      if (first === undefined || clause === undefined) return [];
      return rootCauseOf(first, alike, clause, toneOf(first), nameOf);
    })
    .sort(byWeight);
}

/**
 * What is wrong, each root cause once: red and amber cases of one subject with the same finding, of the same clause (or,
 * for which response came, of any), with the same kind of response expected and received. Worst first.
 */
export function rootCausesOf(report: Report): readonly RootCause[] {
  const groups = rootCausesAmong(report.cases, report.clauses, (reported) => toneOfCase(report, reported));
  return groups.map((group) => ({
    ...group,
    title: titleOf(group.first, documentOf(report, group.first).method),
  }));
}
