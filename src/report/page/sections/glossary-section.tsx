/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { toneOf, verdictWords, worstFirst } from '../../model/verdict-word.ts';
import { VerdictMark } from '../marks.tsx';

const terms: readonly [term: string, meaning: string][] = [
  ['clause', 'one promise of the contract, under an id that never changes its meaning'],
  ['MUST', 'a promise; breaking it makes a subject not conformant'],
  ['SHOULD', 'good practice; not following it is lenient, and red with --strict only'],
  ['INFO', 'what the documents leave open; recorded, judged by nobody'],
  ['case', 'one question to the subject that tries one clause'],
  ['finding', 'one thing that a check noticed in a response, with a stable code'],
  ['pointer', 'the place of a value inside a JSON body, such as /time/start'],
  ['ledger', 'the file of deviations that somebody looked at and agreed to, for a reason and a time'],
  ['edition', 'the state of the documentation that is judged by'],
  ['red, amber', 'what fails a run, and what keeps it from being green: nothing undecided counts as right'],
];

/** What the words on the page mean. */
export function GlossarySection(): JSX.Element {
  return (
    <dl class="glossary">
      {worstFirst.map((verdict) => (
        <>
          <dt>
            <VerdictMark verdict={verdict} tone={toneOf(verdict, false)} />
          </dt>
          <dd>{verdictWords[verdict].meaning}</dd>
        </>
      ))}
      {terms.map(([term, meaning]) => (
        <>
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </>
      ))}
    </dl>
  );
}
