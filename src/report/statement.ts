import type { Statement, Verdict } from '../check/verdict.ts';
import type { Counts, Report } from './report.ts';
import type { Tone } from './verdict-word.ts';
import { worstFirst } from './verdict-word.ts';

/** A statement as a headline. */
export const statementTitles: Readonly<Record<Statement, string>> = {
  conformant: 'Conformant',
  'conformant-with-deviations': 'Conformant, with known deviations',
  'not-conformant': 'Not conformant',
  'could-not-tell': 'Could not tell',
  'nothing-judged': 'Nothing judged',
};

/** The tone and symbol of a statement. A partial or incomplete run is never green. */
export function statementMark(report: Report): { readonly tone: Tone; readonly symbol: string } {
  if (report.statement === 'not-conformant') return { tone: 'red', symbol: '✗' };
  if (report.statement === 'could-not-tell') return { tone: 'amber', symbol: '?' };
  if (report.statement === 'nothing-judged') return { tone: 'neutral', symbol: '–' };
  if (report.exitCode !== 0) return { tone: 'amber', symbol: '!' };
  return { tone: 'green', symbol: '✓' };
}

const claims: Readonly<Record<Statement, string>> = {
  conformant: 'keeps every promise that was tried',
  'conformant-with-deviations':
    'keeps every promise that was tried, but for the deviations its ledger records',
  'not-conformant': 'breaks promises',
  'could-not-tell': 'could not be judged: what came back, or did not, decides nothing',
  'nothing-judged': 'was not judged: no case was run',
};

/** What the run says, as one sentence for somebody who has never seen the tool. Contains text of the subject. */
export function statementSentence(report: Report): string {
  const { subject, contract, partial } = report;
  const sentence = `${subject.name} ${claims[report.statement]} in ${contract.method}, edition ${contract.edition}.`;
  return partial ? `${sentence} The run was cut short: this is what was judged until then.` : sentence;
}

/** What else is wrong, as sentences: a stale ledger, MUST clauses that nobody judged. */
export function statementRemarks(report: Report): readonly string[] {
  const { unjudged } = report;
  const clauses = `${unjudged.length} MUST ${unjudged.length === 1 ? 'clause was' : 'clauses were'}`;
  return [
    ...(unjudged.length > 0 ? [`${clauses} left unjudged: ${unjudged.join(', ')}.`] : []),
    ...report.ledgerProblems,
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
