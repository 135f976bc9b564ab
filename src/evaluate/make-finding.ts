import type { Fact } from './fact.ts';
import type { Finding, Spread } from './finding.ts';
import { type FindingCode, type SentencePart, sentenceOf, type WeightOf } from './finding-codes.ts';

/** What a check adds to the code of a finding. */
export type FindingDraft<C extends FindingCode> = SentencePart<C> & {
  readonly expected: Fact;
  readonly received: Fact;
  readonly pointer?: string;
};

/** What a finding is about: an observed exchange, or null for a case as a whole. */
export type About = { readonly exchange: { readonly id: number } } | null;

/** Makes a finding of a code. The sentence comes from the table of codes. */
export function makeFinding<C extends FindingCode>(
  about: About,
  code: C,
  weight: WeightOf<C>,
  { expected, received, pointer = '', sentence, words }: FindingDraft<C>,
): Finding {
  const message = sentenceOf(code, sentence, words);
  return { code, weight, message, pointer, expected, received, exchange: about?.exchange.id ?? null };
}

/** The codes that a violation may have. */
export type ViolationCode = {
  [C in FindingCode]: 'violation' extends WeightOf<C> ? C : never;
}[FindingCode];

/** Makes the finding that a promise is broken. */
export function violation<C extends ViolationCode>(about: About, code: C, draft: FindingDraft<C>): Finding {
  return makeFinding(about, code, 'violation' as WeightOf<C>, draft);
}

function spreadWords(spread: Spread): string {
  switch (spread.of) {
    case 'responses':
      return `(${spread.count} of ${spread.all} responses)`;
    case 'calls':
      return spread.count === 1 ? `(${spread.run})` : `(${spread.run} and ${spread.count - 1} more)`;
    case 'generated':
      return `(the smallest of ${spread.count} such generated requests, seed ${spread.seed})`;
  }
}

/** A finding that stands for several, and says so. */
export function withSpread(finding: Finding, spread: Spread): Finding {
  return { ...finding, message: `${finding.message} ${spreadWords(spread)}`, spread };
}
