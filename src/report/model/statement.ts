import type { Statement, Verdict } from '../../evaluate/verdict.ts';
import {
  allLedgerProblems,
  allTrouble,
  commonOnly,
  editionsOf,
  everybody,
  methodsOf,
  unjudgedClauses,
} from './overview.ts';
import type { Counts, Report } from './report.ts';
import type { Tone } from './verdict-word.ts';
import { worstFirst } from './verdict-word.ts';

/** A statement as a root cause. */
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

function claim(report: Report): string {
  const { statement, subjects } = report;
  const subject = everybody(report);
  const editions = editionsOf(report);
  const what = `${methodsOf(report).join(', ')}, ${editions.length > 1 ? 'editions' : 'edition'} ${editions.join(' and ')}`;
  const several = subjects.length > 1;
  const worst = subjects.filter((one) => one.statement === statement).length;
  const who = several ? `Each of ${subject.name}` : subject.name;
  switch (statement) {
    case 'conformant':
      return `${who} keeps every promise of ${what}, so far as it was tried.`;
    case 'conformant-with-deviations':
      return `${who} keeps every promise of ${what}, so far as it was tried, but for deviations that are known.`;
    case 'not-conformant':
      return several
        ? `${worst} of ${subject.name} ${worst === 1 ? 'breaks' : 'break'} promises of ${what}.`
        : `${subject.name} breaks promises of ${what}.`;
    case 'could-not-tell':
      return several
        ? `Of ${worst} of ${subject.name} it cannot be told from what came back whether the promises of ${what} are kept.`
        : `Whether ${subject.name} keeps the promises of ${what} cannot be told from what came back.`;
    case 'nothing-judged':
      return several
        ? `Of ${worst} of ${subject.name} no case of ${what} was judged.`
        : `No case of ${what} was judged.`;
  }
}

/** What the run says, as one sentence for somebody who has never seen the tool. Contains text of the subject. */
export function statementSentence(report: Report): string {
  const sentence = claim(report);
  return report.partial && report.subjects.length === 1
    ? `${sentence} The run was cut short: this is what was judged until then.`
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

/** The verdicts that were said, worst first, with their numbers. */
export function saidCounts(counts: Counts): readonly [verdict: Verdict, count: number][] {
  return worstFirst.filter((verdict) => counts[verdict] > 0).map((verdict) => [verdict, counts[verdict]]);
}

/** Counts on one line: `3 fail, 1 infra, 490 pass`; `no cases` where there are none. */
export function countsLine(counts: Counts): string {
  const parts = saidCounts(counts).map(([verdict, count]) => `${count} ${verdict}`);
  return parts.length === 0 ? 'no cases' : parts.join(', ');
}
