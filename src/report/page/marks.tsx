/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Level, Source } from '../../contract/contract.ts';
import type { Verdict } from '../../evaluate/verdict.ts';
import type { Counts, ReportedCase } from '../model/report.ts';
import { saidCounts } from '../model/statement.ts';
import { type Tone, verdictWords } from '../model/verdict-word.ts';
import { sourceText } from '../text/case-text.ts';
import { shortened, visibleLines, visibleText } from '../text/escape.ts';
import { anchorOf } from './cases/case-slots.ts';

/** A symbol that only repeats the word beside it. */
export function Sign(props: { readonly text: string }): JSX.Element {
  return <span aria-hidden="true">{props.text}</span>;
}

/**
 * A verdict as symbol and word; the colour adds nothing that they do not say. `linked` leads to the glossary: it is left out
 * inside links and summaries, which cannot hold a link.
 */
export function VerdictMark(props: {
  readonly verdict: Verdict;
  readonly tone?: Tone;
  readonly linked?: boolean;
}): JSX.Element {
  const { verdict, tone, linked = false } = props;
  const word = verdictWords[verdict];
  const looks = `mark ${tone ?? word.tone} ${verdict}`;
  const content = (
    <>
      <Sign text={word.symbol} /> {verdict}
    </>
  );
  return linked ? (
    <a class={looks} href={`#term-${verdict}`}>
      {content}
    </a>
  ) : (
    <span class={looks}>{content}</span>
  );
}

/** A word of the suite's own, leading to the glossary. `text` is how it stands in its sentence. */
export function Term(props: { readonly name: string; readonly text?: string }): JSX.Element {
  return (
    <a class="term" href={`#term-${props.name}`}>
      {props.text ?? props.name}
    </a>
  );
}

/** How binding a clause is. `linked` leads to the glossary. */
export function LevelMark(props: { readonly level: Level; readonly linked?: boolean }): JSX.Element {
  const { level, linked = false } = props;
  return linked ? (
    <a class="level" href={`#term-${level}`}>
      {level}
    </a>
  ) : (
    <span class="level">{level}</span>
  );
}

/** Foreign text inside a sentence: nothing in it is hidden, at most `limit` characters of it are shown. */
export function Code(props: { readonly text: string; readonly limit?: number }): JSX.Element {
  return <code>{shorten(props.text, props.limit ?? 300)}</code>;
}

function shorten(text: string, limit: number): string {
  return visibleText(shortened(text, limit));
}

/** Words that may quote a subject, as plain text of the page. */
export function Words(props: { readonly text: string; readonly limit?: number }): JSX.Element {
  return <>{shorten(props.text, props.limit ?? 1000)}</>;
}

/** A sentence of the contract: what it sets in backticks is code. */
export function Says({ text }: { readonly text: string }): JSX.Element {
  const parts = visibleText(text).split(/(`[^`]+`)/);
  return <>{parts.map((part) => (/^`.+`$/.test(part) ? <code>{part.slice(1, -1)}</code> : part))}</>;
}

/** A command that is there to be copied: one line, and never shortened, since half a command is none. */
export function CopyBlock(props: { readonly label: string; readonly text: string }): JSX.Element {
  return (
    <div class="copy">
      <h5>{props.label}</h5>
      <pre>
        <code>{visibleLines(props.text)}</code>
      </pre>
    </div>
  );
}

/** Counts of a clause: only the verdicts that were said, worst first. */
export function SaidCounts(props: { readonly counts: Counts }): JSX.Element {
  const said = saidCounts(props.counts);
  if (said.length === 0) return <>no cases</>;
  return <>{said.map(([verdict, count]) => `${count} ${verdict}`).join(', ')}</>;
}

/** The name of a case, as a link to where it stands on this page. */
export function CaseLink(props: {
  readonly of: Pick<ReportedCase, 'id' | 'clause'>;
  readonly verdict: Verdict;
}): JSX.Element {
  const { of, verdict } = props;
  return (
    <a href={`#${encodeURIComponent(anchorOf(of, verdict))}`}>
      <Code text={of.id} />
    </a>
  );
}

/** Words that lead to an address beyond the page. They are plain text where it is none, or not one of https. */
export function AddressLink(props: { readonly address: string; readonly text: string }): JSX.Element {
  const { address, text } = props;
  if (!/^https:\/\/[\w.-]+\/[\w./#?=&%-]*$/.test(address)) return <Words text={text} />;
  return (
    <a href={address} rel="noreferrer">
      <Words text={text} />
    </a>
  );
}

/** Where a promise stands, as a link where the page has an address of its own. */
export function SourceCite({ source }: { readonly source: Source }): JSX.Element {
  return <AddressLink address={source.link ?? ''} text={sourceText(source)} />;
}

/** A link to the cases of a clause. */
export function ClauseLink(props: { readonly id: string }): JSX.Element {
  return (
    <a href={`#clause-${encodeURIComponent(props.id)}`}>
      <Code text={props.id} />
    </a>
  );
}

/** `1 case`, `2 cases`. */
export function plural(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
