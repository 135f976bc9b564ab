import { type Verdict, verdicts } from '../../evaluate/verdict.ts';

/** What a verdict does to the run: `red` fails it, `amber` keeps it from being green, `neutral` says nothing. */
export type Tone = 'green' | 'red' | 'amber' | 'neutral';

/** How a verdict is said: never by colour alone. */
export interface VerdictWord {
  /** One character that most fonts have. */
  readonly symbol: string;
  readonly tone: Tone;
  /** What the word means, for a legend. */
  readonly meaning: string;
}

/** The ten words as people meet them. */
export const verdictWords: Readonly<Record<Verdict, VerdictWord>> = {
  pass: { symbol: '✓', tone: 'green', meaning: 'The response is the preferred one.' },
  lenient: {
    symbol: '≈',
    tone: 'green',
    meaning: 'The response is an accepted alternative, or a SHOULD clause is not followed.',
  },
  fail: {
    symbol: '✗',
    tone: 'red',
    meaning: 'A MUST clause is violated, and the ledger has no entry for it.',
  },
  deviation: { symbol: '◆', tone: 'green', meaning: 'The clause is violated exactly as the ledger records.' },
  changed: {
    symbol: '≠',
    tone: 'red',
    meaning: 'The clause is violated in another way than the ledger records.',
  },
  fixed: {
    symbol: '↑',
    tone: 'red',
    meaning: 'The ledger records a violation, but the clause is kept. Remove the entry.',
  },
  inconclusive: {
    symbol: '?',
    tone: 'amber',
    meaning: 'The response does not decide whether the clause is kept.',
  },
  infra: { symbol: '!', tone: 'amber', meaning: 'No response of the subject was received.' },
  info: {
    symbol: 'i',
    tone: 'neutral',
    meaning: 'The documentation leaves this open. The response is recorded and not judged.',
  },
  'not-run': { symbol: '–', tone: 'neutral', meaning: 'The case was not run, for the reason given.' },
};

/** The words in the order in which a person wants to know of them: worst first. */
export const worstFirst: readonly Verdict[] = [
  'fail',
  'changed',
  'fixed',
  'infra',
  'inconclusive',
  'deviation',
  'lenient',
  'info',
  'pass',
  'not-run',
];

/** Whether a case of this verdict is to be explained: neither kept as promised, nor a question, nor left out. */
export function needsExplaining(verdict: Verdict): boolean {
  return !['pass', 'info', 'not-run'].includes(verdict);
}

/** The tone of a verdict in a run. With `--strict` a `lenient` case is red. */
export function toneOf(verdict: Verdict, strict: boolean): Tone {
  return strict && verdict === 'lenient' ? 'red' : verdictWords[verdict].tone;
}

/** Counts a list of verdicts; every word is there, with 0 where it was not said. */
export function countVerdicts(said: Iterable<Verdict>): Record<Verdict, number> {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const verdict of said) counts[verdict] += 1;
  return counts;
}

/** Verdicts that say nothing new. In a report of many methods, what has one of them is counted and not listed: there may be thousands. */
export const quietVerdicts: ReadonlySet<Verdict> = new Set(['pass', 'info', 'not-run']);
