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
  pass: { symbol: '✓', tone: 'green', meaning: 'the preferred behaviour' },
  lenient: {
    symbol: '≈',
    tone: 'green',
    meaning: 'an accepted alternative, or a SHOULD that is not followed',
  },
  fail: { symbol: '✗', tone: 'red', meaning: 'a promise is broken, and no ledger knows it' },
  deviation: { symbol: '◆', tone: 'green', meaning: 'broken exactly as the ledger of deviations records it' },
  changed: { symbol: '≠', tone: 'red', meaning: 'in the ledger, still broken, but differently' },
  fixed: { symbol: '↑', tone: 'red', meaning: 'in the ledger, and now kept: the entry is stale' },
  inconclusive: { symbol: '?', tone: 'amber', meaning: 'something was seen that cannot decide' },
  infra: { symbol: '!', tone: 'amber', meaning: 'nothing of the subject was seen' },
  info: {
    symbol: 'i',
    tone: 'neutral',
    meaning: 'a question the documents leave open; the response is recorded',
  },
  'not-run': { symbol: '–', tone: 'neutral', meaning: 'left out, for the reason given' },
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
