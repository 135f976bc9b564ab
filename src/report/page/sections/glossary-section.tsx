/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Report } from '../../model/report.ts';
import { toneOf, verdictWords, worstFirst } from '../../model/verdict-word.ts';
import { VerdictMark } from '../marks.tsx';

/** A word, what it means, and the section that shows most of it. */
const terms: readonly (readonly [term: string, meaning: string, section: string])[] = [
  [
    'verdict',
    'The word for what the responses to a case show. There are ten; they stand at the end of this list.',
    'counts',
  ],
  [
    'clause',
    'One statement of the documentation that a subject must, should or may follow. Its id never changes its meaning.',
    'clauses',
  ],
  ['case', 'One thing that is sent to test one clause, and the responses that are right for it.', 'cases'],
  ['MUST', 'A clause that a conformant subject keeps. A violation makes the run red.', 'clauses'],
  [
    'SHOULD',
    'A clause of good practice. Not following it is lenient, and red only with --strict.',
    'clauses',
  ],
  [
    'INFO',
    'A question that the documentation leaves open. The response is recorded and not judged.',
    'clauses',
  ],
  ['finding', 'One thing that a check noticed in a response. It has a stable code.', 'cases'],
  ['pointer', 'The place of a value inside a JSON body, such as /time/start (RFC 6901).', 'cases'],
  [
    'ledger',
    'The file of known deviations. Each entry has a reason that a person gave, and may have a day on which it expires.',
    'deviations',
  ],
  ['edition', 'The documentation as it was at one time, such as 2024-12.', 'provenance'],
  ['subject', 'What the run judges: a portal, or an SDK.', 'provenance'],
  [
    'evidence',
    'The files that record every request and response of the run. Secrets are replaced. The verdicts follow from them.',
    'provenance',
  ],
  [
    'red, amber',
    'A red verdict fails the run. An amber one says that a case could not be decided, so the run is not green.',
    'counts',
  ],
];

/** What the words on the page mean. Each entry leads back to the section that uses it, where the page has that. */
export function GlossarySection(props: {
  readonly report: Report;
  readonly sections: ReadonlySet<string>;
}): JSX.Element {
  const { report, sections } = props;
  const back = (section: string) =>
    sections.has(section) ? (
      <>
        {' '}
        <a class="back" href={`#${section}`}>
          Back to {section}
        </a>
      </>
    ) : null;
  return (
    <dl class="glossary">
      {terms.map(([term, meaning, section]) => (
        <>
          <dt id={`term-${term.replace(/\W+/g, '-')}`}>{term}</dt>
          <dd>
            {meaning}
            {back(section)}
          </dd>
        </>
      ))}
      {worstFirst.map((verdict) => (
        <>
          <dt id={`term-${verdict}`}>
            <VerdictMark verdict={verdict} tone={toneOf(verdict, false)} />
          </dt>
          <dd>
            {verdictWords[verdict].meaning}
            {report.counts[verdict] > 0 ? back('counts') : null}
          </dd>
        </>
      ))}
    </dl>
  );
}
