import type { Statement, Verdict } from '../../evaluate/verdict.ts';
import { methodsText } from '../text/about-sentence.ts';
import {
  allLedgerProblems,
  allTrouble,
  allWarningTexts,
  commonOnly,
  editionsOf,
  everybody,
  unjudgedClauses,
} from './overview.ts';
import type { Counts, Report } from './report.ts';
import type { Tone } from './verdict-word.ts';
import { worstFirst } from './verdict-word.ts';

/** A statement as a title. */
export const statementTitles: Readonly<Record<Statement, string>> = {
  conformant: 'Conformant',
  'conformant-with-deviations': 'Conformant, with known deviations',
  'not-conformant': 'Not conformant',
  'could-not-tell': 'Could not tell',
  'nothing-judged': 'Nothing judged',
};

/** The tone and symbol of a statement. A partial or incomplete run is never green. */
export function statementMark(report: Pick<Report, 'statement' | 'exitCode'>): {
  readonly tone: Tone;
  readonly symbol: string;
} {
  if (report.statement === 'not-conformant') return { tone: 'red', symbol: '✗' };
  if (report.statement === 'could-not-tell') return { tone: 'amber', symbol: '?' };
  if (report.statement === 'nothing-judged') return { tone: 'neutral', symbol: '–' };
  if (report.exitCode !== 0) return { tone: 'amber', symbol: '!' };
  return { tone: 'green', symbol: '✓' };
}

/** Whether there were cases to judge, all of them of examples that come with the suite. */
function judgedExamples({ subjects }: Report): boolean {
  return subjects.every(({ isExample, exitCode }) => isExample === true && exitCode === 0);
}

function listedNames({ subjects }: Report): string {
  const names = subjects.map(({ name }) => name).join(', ');
  return subjects.length === 1 ? `${names} is an example of the suite` : `${names} are examples of the suite`;
}

function claim(report: Report): string {
  const { statement, subjects } = report;
  const subject = everybody(report);
  const editions = editionsOf(report);
  const what = `${methodsText(report)}, ${editions.length > 1 ? 'editions' : 'edition'} ${editions.join(' and ')}`;
  const several = subjects.length > 1;
  const worst = subjects.filter((one) => one.statement === statement).length;
  const who = several ? `each of ${subject.name}` : subject.name;
  switch (statement) {
    case 'conformant':
      return `No violations found in the cases that ran: ${what}, ${who}.`;
    case 'conformant-with-deviations':
      return `No violations found in the cases that ran, except for known deviations: ${what}, ${who}.`;
    case 'not-conformant':
      return several
        ? `${worst} of ${subject.name} ${worst === 1 ? 'violates' : 'violate'} MUST clauses of ${what}.`
        : `${subject.name} violates MUST clauses of ${what}.`;
    case 'could-not-tell':
      return several
        ? `For ${worst} of ${subject.name}, the responses do not show whether the clauses of ${what} are kept.`
        : `The responses do not show whether ${subject.name} keeps the clauses of ${what}.`;
    case 'nothing-judged':
      if (judgedExamples(report)) return `${listedNames(report)}: no SDK was judged.`;
      return several
        ? `For ${worst} of ${subject.name}, no case of ${what} was judged.`
        : `No case of ${what} was judged.`;
  }
}

/** What the run says, as one sentence for somebody who has never seen the tool. Contains text of the subject. */
export function statementSentence(report: Report): string {
  const sentence = claim(report);
  return report.partial && report.subjects.length === 1
    ? `${sentence} The run was cut short, and the report covers the cases that were judged until then.`
    : sentence;
}

/** What else is to be said, as sentences: trouble that requests met, a stale ledger, MUST clauses that nobody judged. */
export function statementRemarks(report: Report): readonly string[] {
  const unjudged = unjudgedClauses(report);
  // Who asks for some cases by name knows that the others were not tried.
  const named = commonOnly(report) === null ? `: ${unjudged.join(', ')}` : '';
  const clauses = `${unjudged.length} MUST ${unjudged.length === 1 ? 'clause was' : 'clauses were'}`;
  return [
    ...(report.notes ?? []),
    ...allTrouble(report),
    ...(unjudged.length > 0 ? [`${clauses} left unjudged${named}.`] : []),
    ...allLedgerProblems(report),
  ];
}

/** Everything that stands under the statement: why the run says little, and {@link statementRemarks}. Root causes are shown on their own. */
export function headRemarks(report: Report): readonly string[] {
  return [...allWarningTexts(report), ...statementRemarks(report)];
}

/** The verdicts that were said, worst first, with their numbers. */
export function saidCounts(counts: Counts): readonly [verdict: Verdict, count: number][] {
  return worstFirst.filter((verdict) => counts[verdict] > 0).map((verdict) => [verdict, counts[verdict]]);
}

/** Counts on one line: `3 fail, 1 infra, 490 pass`; `no cases` where there are none. */
export function countsLine(counts: Counts): string {
  const parts = saidCounts(counts).map(([verdict, count]) => `${count} ${verdict}`);
  return parts.length === 0 ? 'no cases' : parts.join(', ');
}
