/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Report } from '../../model/report.ts';
import { saidCounts } from '../../model/statement.ts';
import { isStrictThroughout, type TitledSubject } from '../../model/subjects.ts';
import { toneOf, verdictWords } from '../../model/verdict-word.ts';
import { Sign, Words } from '../marks.tsx';

function SubjectChoice(props: {
  readonly name: string;
  readonly label: string;
  readonly subjects: readonly TitledSubject[];
}): JSX.Element {
  return (
    <label>
      {props.label}{' '}
      <select name={props.name}>
        <option value="">—</option>
        {props.subjects.map(({ title }, index) => (
          <option value={String(index)}>
            <Words text={title} limit={60} />
          </option>
        ))}
      </select>
    </label>
  );
}

/** What narrows the cases down. Hidden until the script of the page is there to do it. */
export function FilterBar(props: {
  readonly report: Report;
  readonly subjects: readonly TitledSubject[];
}): JSX.Element {
  const { report, subjects } = props;
  return (
    <form id="filter" aria-label="Filter cases" hidden={true}>
      <fieldset>
        <legend>Verdict</legend>
        {saidCounts(report.counts).map(([verdict, count]) => (
          <label class={`choice ${toneOf(verdict, isStrictThroughout(report))}`}>
            <input type="checkbox" name="v" value={verdict} />
            <span>
              <Sign text={verdictWords[verdict].symbol} /> {verdict} {count}
            </span>
          </label>
        ))}
      </fieldset>
      <div class="controls">
        <label>
          Text <input type="search" name="q" autocomplete="off" />
        </label>
        <label>
          Level{' '}
          <select name="l">
            <option value="">any</option>
            <option>MUST</option>
            <option>SHOULD</option>
            <option>INFO</option>
          </select>
        </label>
        <label>
          Clause{' '}
          <select name="c">
            <option value="">any</option>
          </select>
        </label>
        {subjects.length < 2 ? null : (
          <label class="choice">
            <input type="checkbox" name="d" value="1" />
            <span>Only differences</span>
          </label>
        )}
        {subjects.length < 3 ? null : <SubjectChoice name="a" label="Compare" subjects={subjects} />}
        {subjects.length < 3 ? null : <SubjectChoice name="b" label="with" subjects={subjects} />}
        <span class="buttons">
          <button type="button" name="open">
            Open all
          </button>{' '}
          <button type="button" name="close">
            Close all
          </button>{' '}
          <button type="reset">Reset</button>
        </span>
        <output aria-live="polite" />
      </div>
    </form>
  );
}
