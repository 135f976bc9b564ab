/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Verdict } from '../../check/verdict.ts';
import type { Level } from '../../contract/contract.ts';
import { shortened, visibleLines, visibleText } from '../escape.ts';
import type { Counts } from '../report.ts';
import { saidCounts } from '../statement.ts';
import { type Tone, verdictWords } from '../verdict-word.ts';

/** A symbol that only repeats the word beside it. */
export function Sign(props: { readonly text: string }): JSX.Element {
  return <span aria-hidden="true">{props.text}</span>;
}

/** A verdict as symbol and word; the colour adds nothing that they do not say. */
export function VerdictMark(props: { readonly verdict: Verdict; readonly tone?: Tone }): JSX.Element {
  const word = verdictWords[props.verdict];
  return (
    <span class={`mark ${props.tone ?? word.tone}`}>
      <Sign text={word.symbol} /> {props.verdict}
    </span>
  );
}

/** How binding a clause is. */
export function LevelMark(props: { readonly level: Level }): JSX.Element {
  return <span class="level">{props.level}</span>;
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

/** Foreign text in a block of its own; line breaks stay. */
export function Block(props: { readonly text: string; readonly limit?: number }): JSX.Element {
  return (
    <pre>
      <code>{visibleLines(shortened(props.text, props.limit ?? 2000))}</code>
    </pre>
  );
}

/** Counts of a clause: only the verdicts that were said, worst first. */
export function SaidCounts(props: { readonly counts: Counts }): JSX.Element {
  const said = saidCounts(props.counts);
  if (said.length === 0) return <>no cases</>;
  return <>{said.map(([verdict, count]) => `${count} ${verdict}`).join(', ')}</>;
}
